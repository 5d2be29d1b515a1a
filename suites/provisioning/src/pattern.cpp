// SPDX-License-Identifier: Apache-2.0
#include "pattern.hpp"

#include <re2/re2.h>

namespace scim::provisioning {
namespace {

constexpr std::int64_t compiled_size_limit = 1 << 20;  // bytes; RE2 refuses what would need more

bool opens_named_group(std::string_view rest)
{
    return rest.starts_with("(?<") && rest.size() > 3 && rest[3] != '=' && rest[3] != '!';
}

/// RE2 writes named groups as Python does: `(?P<name>...)`.
std::string in_re2_spelling(std::string_view text)
{
    std::string spelled;
    bool in_class = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            spelled += text[at++];
        } else if (!in_class && opens_named_group(text.substr(at))) {
            spelled += "(?P<";
            at += 2;
            continue;
        } else if (text[at] == '[') {
            in_class = true;
        } else if (text[at] == ']') {
            in_class = false;
        }
        spelled += text[at];
    }
    return spelled;
}

}  // namespace

Pattern::Pattern(std::shared_ptr<re2::RE2 const> compiled) : compiled_ {std::move(compiled)} {}

Result<Pattern, std::string> Pattern::compile(std::string_view text)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(compiled_size_limit);
    auto compiled = std::make_shared<re2::RE2 const>(in_re2_spelling(text), options);
    if (!compiled->ok())
        return Failure {compiled->error()};
    return Pattern {std::move(compiled)};
}

bool Pattern::occurs_in(std::string_view text) const
{
    return re2::RE2::PartialMatch(re2::StringPiece {text.data(), text.size()}, *compiled_);
}

}  // namespace scim::provisioning
