// SPDX-License-Identifier: Apache-2.0
#include "tls_server.hpp"

#include <array>
#include <atomic>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

#include <openssl/evp.h>
#include <openssl/x509v3.h>

namespace scim::transports::test {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Extension = std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)>;

constexpr long day = 24L * 3600;

Key make_key(TlsServerOptions const& options)
{
    auto* const made = options.curve.empty() ? EVP_RSA_gen(static_cast<unsigned>(options.rsa_bits))
                                             : EVP_EC_gen(options.curve.c_str());
    return {made, &EVP_PKEY_free};
}

Certificate make_certificate(EVP_PKEY* key, TlsServerOptions const& options)
{
    Certificate certificate {X509_new(), &X509_free};
    auto* const made = certificate.get();
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -60 * day);
    X509_gmtime_adj(X509_getm_notAfter(made), options.days * day);
    X509_set_pubkey(made, key);
    auto const name = "IP:" + options.address;
    Extension const names {
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str()), &X509_EXTENSION_free};
    X509_add_ext(made, names.get(), -1);
    X509_sign(made, key, EVP_sha256());
    return certificate;
}

}  // namespace

struct TlsServer::State {
    explicit State(TlsServerOptions const& options) : acceptor {io, {asio::ip::address_v4::loopback(), 0}}
    {
        auto* const native = context.native_handle();
        SSL_CTX_set_security_level(native, 0);  // a key that is too short has to be shown
        auto const key = make_key(options);
        SSL_CTX_use_certificate(native, make_certificate(key.get(), options).get());
        SSL_CTX_use_PrivateKey(native, key.get());
        if (options.is_newer_only)
            SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
        if (!options.suites.empty())
            SSL_CTX_set_cipher_list(native, options.suites.c_str());
        accept();
        thread = std::thread {[this] { io.run(); }};
    }

    void accept()
    {
        acceptor.async_accept([this](boost::system::error_code error, Tcp::socket socket) {
            if (error)
                return;
            serve(std::move(socket));
            accept();
        });
    }

    void serve(Tcp::socket socket)
    {
        boost::system::error_code error;
        asio::ssl::stream<Tcp::socket> stream {std::move(socket), context};
        stream.handshake(asio::ssl::stream_base::server, error);
        std::array<char, 256> buffer {};
        while (!error)
            received += stream.read_some(asio::buffer(buffer), error);
    }

    asio::io_context io;
    asio::ssl::context context {asio::ssl::context::tls_server};
    Tcp::acceptor acceptor;
    std::atomic<std::size_t> received {0};
    std::thread thread;
};

TlsServer::TlsServer(TlsServerOptions const& options) : state_ {std::make_unique<State>(options)} {}

TlsServer::~TlsServer()
{
    state_->io.stop();
    state_->thread.join();
}

Uri TlsServer::base() const
{
    return {"https", "127.0.0.1", state_->acceptor.local_endpoint().port(), "/scim/v2", ""};
}

std::size_t TlsServer::bytes_received() const
{
    return state_->received;
}

}  // namespace scim::transports::test
