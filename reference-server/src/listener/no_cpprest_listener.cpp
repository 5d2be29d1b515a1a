// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

namespace scim::server {

Result<std::unique_ptr<Listener>, std::string> listen_with_cpprest(ListenOptions, Handler)
{
    return Failure {std::string {"this program was built without cpprestsdk. Use --http beast."}};
}

}  // namespace scim::server
