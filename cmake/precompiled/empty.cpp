// SPDX-License-Identifier: Apache-2.0
// A library needs a source; the header compiled beside it is what counts.
