// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/radius.h"

#include <QTreeWidget>

namespace fleetwright::ui {

/// What comes of it: of a trial the groups of changes, what loses data and is deleted first; of a
/// file or layer the objects and fields that it supplies.
class ConsequenceList : public QTreeWidget {
    Q_OBJECT
public:
    explicit ConsequenceList(QWidget *parent = nullptr);

    void setAnswer(const services::RadiusAnswerPtr &answer); ///< nullptr: none

private:
    void listImpact(const services::RadiusAnswer &answer);
    void listUses(const services::RadiusAnswer &answer);
};

} // namespace fleetwright::ui
