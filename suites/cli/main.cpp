// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "program.hpp"

int main(int count, char** values)
{
    rlimit const no_core {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);  // a core file would hold the token
    std::ios::sync_with_stdio(false);
    return scim::cli::main_program({values + 1, values + count});
}
