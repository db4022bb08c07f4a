// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/imagesanswer.h"
#include "ui/pages/clusters/clusterstab.h"

class QLabel;
class QLineEdit;

namespace fleetwright::ui {

class AnswerView;
class OutlineView;
class PatchView;

/// Which clusters have which version of an image; what Flux's image automation would write, with
/// the tags that a registry is said to have.
class ImagesTab : public ClustersTab {
    Q_OBJECT
public:
    explicit ImagesTab(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    [[nodiscard]] QString sentence() const override;

    [[nodiscard]] OutlineView *versions() const { return m_versions; }
    [[nodiscard]] AnswerView *policies() const { return m_policies; }
    [[nodiscard]] QLineEdit *tagsField() const { return m_tagsField; }
    [[nodiscard]] PatchView *patch() const { return m_patch; }

protected:
    void collect(const model::SnapshotPtr &snapshot) override;
    void clear() override;

private:
    [[nodiscard]] QWidget *buildVersions();
    [[nodiscard]] QWidget *buildAutomation();
    [[nodiscard]] QString chosenPolicy() const;
    void refreshTagsField();
    void useTags();
    void take(services::ImagesAnswerPtr answer);

    services::ImagesAnswerPtr m_answer;
    topology::PolicyTags m_tags;
    QString m_policy; ///< whose tags the field shows
    QLineEdit *m_text;
    OutlineView *m_versions;
    AnswerView *m_policies;
    QLineEdit *m_tagsField;
    QLabel *m_notes;
    QWidget *m_automation = nullptr; ///< where there are policies
    PatchView *m_patch;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
