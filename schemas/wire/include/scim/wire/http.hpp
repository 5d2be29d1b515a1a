// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// HTTP messages as values (RFC 9110): what was or will be on the wire, no meaning attached.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scim {

/// One header field, spelled as on the wire.
struct Field {
    std::string name;
    std::string value;

    friend bool operator==(Field const&, Field const&) = default;
};

/// Header fields in order, repeats kept; names compare without regard to case.
class Fields {
public:
    Fields() = default;
    Fields(std::initializer_list<Field> fields) : fields_ {fields} {}

    /// The first value of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> find_all(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name).has_value(); }

    void add(std::string name, std::string value);
    /// Replaces every field of that name by one.
    void set(std::string name, std::string value);
    void remove(std::string_view name);

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }
    bool empty() const { return fields_.empty(); }

    friend bool operator==(Fields const&, Fields const&) = default;

private:
    std::vector<Field> fields_;
};

/// A request. The target is origin-form (`/scim/v2/Users?count=1`), percent-encoded as sent.
struct HttpRequest {
    std::string method;
    std::string target;
    Fields fields;
    std::string body;
};

/// A final response.
struct HttpResponse {
    int status = 0;
    std::string reason;
    Fields fields;
    std::string body;
};

/// The reason phrase of a status code, empty for one we do not know. RFC 9110 §15.
std::string_view reason_phrase(int status);

/// The media type of a Content-Type value: lower case, without parameters.
std::string media_type(std::string_view content_type);

}  // namespace scim
