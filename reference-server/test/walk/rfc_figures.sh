#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sends the requests of the figures of RFC 7644 and RFC 9865 with curl, and compares what the figures show.
#
#   rfc_figures.sh SERVER SOURCE_DIR
#
# The figures are those of schemas/examples, slips of the print included; what is mended here is said at its place.
# Left out is the suffix .scim of section 3.8: whether a server knows it is not stated.
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

examples="$root/schemas/examples"
bjensen=2819c223-7f76-453a-919d-413861904646
james=08e1d05d-121c-4561-8b96-473d93df9210
tour_guides=acbf3ae7-8463-4692-b4fd-9b4da3f908ce
user_urn=urn:ietf:params:scim:schemas:core:2.0:User
group_urn=urn:ietf:params:scim:schemas:core:2.0:Group
list='"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]'

# A resource of a figure as a line to be loaded.
line_of() {
  tr -d '\n' <"$examples/$1"
  echo
}

# Where the print shortens an id with dots, the whole one.
whole_ids() {
  sed -e "s/2819c223[^\"\\\\]*413861904646/$bjensen/g" -e "s/08e1d05d[^\"\\\\]*473d93df9210/$james/g"
}

# Makes $work/request of a figure; further arguments go to sed.
figure() {
  name=$1
  shift
  whole_ids <"$examples/$name" | sed "$@" -e '' >"$work/request"
}

for part in resources patch bulk queries discovery; do
  # shellcheck source=/dev/null
  . "$here/figures_of_$part.sh"
done
finish
