// SPDX-License-Identifier: Apache-2.0
#include "html_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <zlib.h>

#include <scim/wire/encoding.hpp>

namespace scim::report::sample {
namespace {

std::string inflate_raw(std::string const& packed)
{
    z_stream stream {};
    BOOST_REQUIRE(inflateInit2(&stream, -15) == Z_OK);
    std::string out(64 * 1024 * 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    BOOST_REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string between(std::string_view text, std::string_view before, std::string_view after)
{
    auto const start = text.find(before);
    if (start == std::string_view::npos)
        return {};
    auto const from = start + before.size();
    auto const end = text.find(after, from);
    return end == std::string_view::npos ? std::string {} : std::string {text.substr(from, end - from)};
}

std::string static_part(std::string const& html)
{
    return between(html, "<div id=\"static\" class=\"view static\">", "<script");
}

Json block(std::string const& html, std::string const& id)
{
    auto const packed = scim::base64_decode(between(html, "id=\"" + id + "\">", "<"));
    BOOST_REQUIRE(packed);
    auto const parsed = scim::parse_json(inflate_raw(*packed), {200, scim::DuplicateNames::refuse});
    BOOST_REQUIRE(parsed);
    return *parsed;
}

}  // namespace scim::report::sample
