// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

namespace scim::transports {

Result<std::unique_ptr<conformance::Transport>, std::string> make_cpprest_transport(TransportOptions const& /*options*/)
{
    return Failure {
        std::string {"this build has no cpprestsdk client. Use --http curl, or build with -DSCIM_BUILD_CPPREST=ON."}};
}

}  // namespace scim::transports
