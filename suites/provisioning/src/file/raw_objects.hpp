// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The JSON objects of a directory file, in either form.

#include <functional>

#include <scim/wire/json.hpp>

#include "file/file_problems.hpp"

namespace scim::provisioning {

/// One user or group as written.
struct RawObject {
    Place place;
    Json json;  ///< an object
};

inline constexpr std::string_view directory_format = "scimproof.directory";
inline constexpr std::string_view directory_format_version = "1.0";

/// `{"format": ..., "formatVersion": ...}`: the first line of a file in lines, which may be left out.
Json directory_head();

/// The form of a text: in lines when its first line that is not empty is a JSON object of its own and no whole
/// document.
FileForm form_of(std::string_view text);

/// Takes one object after the other.
using RawObjectSink = std::function<void(RawObject const&)>;

/// Hands all objects over, users and groups as they come: a file in lines is never held as JSON whole. What cannot be
/// read goes to the problems.
void read_raw_objects(std::string_view text, FileForm form, FileProblems& problems, RawObjectSink const& sink);

}  // namespace scim::provisioning
