// SPDX-License-Identifier: Apache-2.0
#include "template/numbers.h"
#include "template/parsestate.h"
#include "template/quoting.h"

namespace fleetwright::gotemplate {

namespace {

/// A float constant is an integer, too, when it has an integer's value.
void takeIntegers(NumberNode &node)
{
    if (!node.isInteger && static_cast<double>(toInt64(node.real)) == node.real) {
        node.isInteger = true;
        node.integer = toInt64(node.real);
    }
    if (!node.isUnsigned && static_cast<double>(toUint64(node.real)) == node.real) {
        node.isUnsigned = true;
        node.unsignedInteger = toUint64(node.real);
    }
}

void setComplex(NumberNode &node, double real, double imaginary)
{
    node.isComplex = true;
    node.parts[0] = real;
    node.parts[1] = imaginary;
    node.isReal = imaginary == 0;
    if (!node.isReal)
        return;
    node.real = real;
    takeIntegers(node);
}

ParsedNumber characterConstant(ParsedNumber parsed, std::string_view text)
{
    const std::optional<UnquotedCharacter> character =
        unquoteCharacter(text.substr(1), text.front());
    if (!character) {
        parsed.error = "invalid syntax";
    } else if (character->tail != "'") {
        parsed.error = "malformed character constant: " + std::string(text);
    } else {
        parsed.node.isInteger = parsed.node.isUnsigned = parsed.node.isReal = true;
        parsed.node.integer = static_cast<std::int64_t>(character->value);
        parsed.node.unsignedInteger = character->value;
        parsed.node.real = static_cast<double>(character->value);
    }
    return parsed;
}

/// The lexer let only NUMBER(+|-)NUMBERi through.
ParsedNumber complexConstant(ParsedNumber parsed, std::string_view text)
{
    const std::string_view withoutUnit = text.substr(0, text.size() - 1);
    for (std::size_t cut = withoutUnit.size() - 1; cut > 0; --cut) {
        if (withoutUnit[cut] != '+' && withoutUnit[cut] != '-')
            continue;
        const Parsed<double> real = parseFloat(withoutUnit.substr(0, cut));
        const Parsed<double> imaginary = parseFloat(withoutUnit.substr(cut));
        if (!real.ok() || !imaginary.ok())
            continue; // the sign of an exponent
        setComplex(parsed.node, real.value, imaginary.value);
        return parsed;
    }
    parsed.error = "syntax error scanning complex number";
    return parsed;
}

ParsedNumber realConstant(ParsedNumber parsed, std::string_view text)
{
    const Parsed<double> real = parseFloat(text);
    if (real.ok()) {
        // What looks like an integer but is none overflows.
        if (text.find_first_of(".eEpP") == std::string_view::npos) {
            parsed.error = "integer overflow: " + goQuoted(text);
            return parsed;
        }
        parsed.node.isReal = true;
        parsed.node.real = real.value;
        takeIntegers(parsed.node);
    }
    if (!parsed.node.isReal)
        parsed.error = "illegal number syntax: " + goQuoted(text);
    return parsed;
}

} // namespace

ParsedNumber parseNumber(const Item &item)
{
    ParsedNumber parsed;
    NumberNode &node = parsed.node;
    node.kind = NodeKind::Number;
    node.position = item.position;
    node.text = item.text;
    if (item.type == Token::CharConstant)
        return characterConstant(std::move(parsed), item.text);
    if (item.type == Token::Complex)
        return complexConstant(std::move(parsed), item.text);
    if (item.text.ends_with('i')) {
        const Parsed<double> imaginary = parseFloat(item.text.substr(0, item.text.size() - 1));
        if (imaginary.ok()) {
            setComplex(node, 0, imaginary.value);
            return parsed;
        }
    }
    const Parsed<std::uint64_t> magnitude = parseUint(item.text, 0);
    const Parsed<std::int64_t> integer = parseInt(item.text, 0);
    node.isUnsigned = magnitude.ok();
    node.unsignedInteger = magnitude.ok() ? magnitude.value : 0;
    node.isInteger = integer.ok();
    node.integer = integer.ok() ? integer.value : 0;
    if (integer.ok() && integer.value == 0)
        node.isUnsigned = true; // "-0"
    if (!node.isInteger && !node.isUnsigned)
        return realConstant(std::move(parsed), item.text);
    node.isReal = true;
    node.real = node.isInteger ? static_cast<double>(node.integer)
                               : static_cast<double>(node.unsignedInteger);
    return parsed;
}

} // namespace fleetwright::gotemplate
