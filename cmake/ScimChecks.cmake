# SPDX-License-Identifier: Apache-2.0
# Checks of the tree itself, run by ctest under the label "style".
