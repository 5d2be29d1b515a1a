// SPDX-License-Identifier: Apache-2.0
/// @file
/// The main function of every unit-test program.
#define BOOST_TEST_MODULE scimproof
#include <boost/test/unit_test.hpp>
