// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include <utility>

namespace scim::transports {

ScriptedTransport::ScriptedTransport(Script script) : script_ {std::move(script)} {}

ScriptedTransport::Answer ScriptedTransport::send(HttpRequest const& request, std::chrono::milliseconds /*timeout*/)
{
    requests_.push_back(request);
    return script_(request);
}

}  // namespace scim::transports
