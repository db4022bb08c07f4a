// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterfield.h"

#include "ui/theme/icons.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

FilterField::FilterField(const QString &accessibleName, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Filter"));
    setAccessibleName(accessibleName);
    setClearButtonEnabled(true);
    addAction(icons::icon(u"filter"_s), QLineEdit::LeadingPosition);
}

} // namespace fleetwright::ui
