// SPDX-License-Identifier: Apache-2.0
#include "tls_listener.hpp"

#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "acceptor.hpp"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>
#include <openssl/x509err.h>

namespace scim::server {
namespace {

// TLS 1.2 with forward secrecy and authenticated encryption; all suites of TLS 1.3 are like that. RFC 9325 §4.2.
constexpr char const* tls_1_2_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

/// HTTP over TLS.
class TlsTransport {
public:
    using Settings = asio::ssl::context;
    static constexpr bool speaks_at_once = false;

    TlsTransport(Socket socket, Settings& context) : stream_ {std::move(socket), context} {}

    Socket& tcp() { return stream_.next_layer(); }

    template <typename Then>
    void open(Then then)
    {
        stream_.async_handshake(asio::ssl::stream_base::server, std::move(then));
    }

    /// Says close_notify, so that the client can tell the end from a broken line. RFC 8446 §6.1.
    template <typename Then>
    void finish(Then then)
    {
        stream_.async_shutdown(std::move(then));
    }

    template <typename Then>
    void read_some(asio::mutable_buffer room, Then then)
    {
        stream_.async_read_some(room, std::move(then));
    }

    /// Two buffers would become two records in two packets.
    template <typename Then>
    void write(std::string& head, std::string const& body, Then then)
    {
        head.append(body);
        asio::async_write(stream_, asio::buffer(head), std::move(then));
    }

private:
    asio::ssl::stream<Socket> stream_;
};

std::optional<std::string> why_not_readable(std::string_view what, std::string const& file)
{
    errno = 0;
    if (std::ifstream {file}.peek() != std::ifstream::traits_type::eof())
        return std::nullopt;
    auto const reason = errno == 0 ? std::string {"it is empty"} : std::generic_category().message(errno);
    return "the TLS " + std::string {what} + " file " + file + " cannot be read: " + reason
        + ". Give the path of a PEM file.";
}

std::optional<std::string> load_certificate(asio::ssl::context& context, std::string const& file)
{
    if (auto problem = why_not_readable("certificate", file))
        return problem;
    error_code error;
    context.use_certificate_chain_file(file, error);
    if (!error)
        return std::nullopt;
    return "the TLS certificate file " + file + " holds no usable certificate in PEM form (" + error.message()
        + "). It begins with -----BEGIN CERTIFICATE-----.";
}

std::optional<std::string> load_key(asio::ssl::context& context, TlsFiles const& files)
{
    if (auto problem = why_not_readable("key", files.key_file))
        return problem;
    error_code error;
    // Without this, OpenSSL would ask for the pass phrase on the terminal.
    context.set_password_callback([](auto, auto) { return std::string {}; }, error);
    context.use_private_key_file(files.key_file, asio::ssl::context::pem, error);
    if (!error)
        return std::nullopt;
    auto const code = static_cast<unsigned long>(error.value());
    if (ERR_GET_LIB(code) == ERR_LIB_X509 && ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH) {
        return "the key in " + files.key_file + " does not belong to the certificate in " + files.certificate_file
            + ". Give the two that were made together.";
    }
    return "the TLS key file " + files.key_file + " holds no private key in PEM form without a pass phrase ("
        + error.message() + "). It begins with -----BEGIN PRIVATE KEY-----.";
}

/// False when OpenSSL of this machine cannot do what we ask for.
bool restrict_protocol(SSL_CTX* context)
{
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1
        && SSL_CTX_set_cipher_list(context, tls_1_2_ciphers) == 1;
}

}  // namespace

Result<std::unique_ptr<Listener>, std::string> listen_with_tls(ListenOptions options, Handler handler)
{
    auto context = asio::ssl::context {asio::ssl::context::tls_server};
    if (!restrict_protocol(context.native_handle()))
        return Failure {
            std::string {"OpenSSL of this machine offers no secure cipher for TLS 1.2. Install OpenSSL 3."}};
    auto const files = *options.tls;
    auto problem = load_certificate(context, files.certificate_file);
    if (!problem)
        problem = load_key(context, files);
    if (problem)
        return Failure {*std::move(problem)};
    return listen_over<TlsTransport>(std::move(options), std::move(handler), std::move(context));
}

}  // namespace scim::server
