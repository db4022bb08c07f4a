// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::flux {

/// What a scalar becomes, by the comment that belongs to it; nothing if it stays.
using Setter = std::function<std::optional<std::string>(std::string_view comment)>;

struct Reprinted {
    std::string text;
    bool changed = false; ///< some setter gave another value than there was
};

/// A file of YAML as kyaml's kio.ByteReader reads and kio.ByteWriter prints it again
/// (PreserveSeqIndent), with setters applied to the scalars whose comment asks for it
/// (image-automation-controller 1.2.1 update/filter.go). Syntax: the file does not parse;
/// Unsupported: it holds anchors, aliases, tags, complex keys or comments in brackets, whose new
/// form is not known here.
[[nodiscard]] base::Result<Reprinted> reprinted(std::string_view text, const Setter &setter);

} // namespace fleetwright::flux
