// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

#include <scim/wire/encoding.hpp>

namespace scim {
namespace {

/// Writes by hand: a dozen lines per kind of value, numbers in their shortest form that reads back the same.
class Writer {
public:
    explicit Writer(int indent) : indent_ {indent} { out_.reserve(512); }

    void write(Json const& value, int depth)
    {
        switch (value.kind()) {
        case Json::Kind::null: out_ += "null"; break;
        case Json::Kind::boolean: out_ += value.as_boolean() ? "true" : "false"; break;
        case Json::Kind::integer: integer(value.as_integer()); break;
        case Json::Kind::number: number(value.as_number()); break;
        case Json::Kind::string: string(value.as_string()); break;
        case Json::Kind::array: array(value.as_array(), depth); break;
        case Json::Kind::object: object(value.as_object(), depth); break;
        }
    }

    std::string take() { return std::move(out_); }

private:
    void line(int depth)
    {
        if (indent_ == 0)
            return;
        out_ += '\n';
        out_.append(static_cast<std::size_t>(depth) * static_cast<std::size_t>(indent_), ' ');
    }

    void integer(std::int64_t value)
    {
        std::array<char, 24> digits {};
        auto const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
    }

    void number(double value)
    {
        if (!std::isfinite(value)) {
            out_ += "null";  // JSON has no spelling for it
            return;
        }
        std::array<char, 32> digits {};
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        std::string_view const text {digits.data(), static_cast<std::size_t>(end - digits.data())};
        out_ += text;
        if (text.find_first_of(".e") == std::string_view::npos)
            out_ += ".0";
    }

    void string(std::string const& text)
    {
        if (!is_valid_utf8(text))
            quoted(repair_utf8(text));
        else
            quoted(text);
    }

    void quoted(std::string_view text)
    {
        out_ += '"';
        std::size_t plain_from = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const letter = static_cast<unsigned char>(text[i]);
            if (letter >= 0x20 && letter != '"' && letter != '\\')
                continue;
            out_ += text.substr(plain_from, i - plain_from);
            escape(letter);
            plain_from = i + 1;
        }
        out_ += text.substr(plain_from);
        out_ += '"';
    }

    void escape(unsigned char letter)
    {
        switch (letter) {
        case '"': out_ += "\\\""; return;
        case '\\': out_ += "\\\\"; return;
        case '\n': out_ += "\\n"; return;
        case '\r': out_ += "\\r"; return;
        case '\t': out_ += "\\t"; return;
        default: break;
        }
        out_ += "\\u00";
        out_ += hex_encode(std::string(1, static_cast<char>(letter)));
    }

    void array(Json::Array const& elements, int depth)
    {
        out_ += '[';
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (i > 0)
                out_ += ',';
            line(depth + 1);
            write(elements[i], depth + 1);
        }
        if (!elements.empty())
            line(depth);
        out_ += ']';
    }

    void object(Json::Object const& members, int depth)
    {
        out_ += '{';
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i > 0)
                out_ += ',';
            line(depth + 1);
            string(members[i].name);
            out_ += indent_ == 0 ? ":" : ": ";
            write(members[i].value, depth + 1);
        }
        if (!members.empty())
            line(depth);
        out_ += '}';
    }

    std::string out_;
    int indent_;
};

}  // namespace

std::string write_json(Json const& value)
{
    Writer writer {0};
    writer.write(value, 0);
    return writer.take();
}

std::string write_json_pretty(Json const& value)
{
    Writer writer {2};
    writer.write(value, 0);
    return writer.take() + '\n';
}

}  // namespace scim
