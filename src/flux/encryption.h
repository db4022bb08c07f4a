// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <string_view>

namespace fleetwright::flux {

/// A value that SOPS has encrypted: "ENC[AES256_GCM,data:…,type:str]".
[[nodiscard]] bool isEncryptedText(std::string_view text);

/// An object whose values SOPS has encrypted: it has a `sops` field with a `mac`
/// (kustomize-controller isSOPSEncryptedResource). Values are never decrypted.
[[nodiscard]] bool isEncryptedObject(const yaml::Node *object);

} // namespace fleetwright::flux
