// SPDX-License-Identifier: Apache-2.0
#include "flux/encryption.h"

namespace fleetwright::flux {

bool isEncryptedText(std::string_view text)
{
    return text.starts_with("ENC[") && text.ends_with(']');
}

bool isEncryptedObject(const yaml::Node *object)
{
    const yaml::Node *mac = object->findPath({"sops", "mac"});
    return mac && mac->isScalar() && !mac->text().empty();
}

} // namespace fleetwright::flux
