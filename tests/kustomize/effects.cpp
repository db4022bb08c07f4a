// SPDX-License-Identifier: Apache-2.0
#include "kustomize/effects.h"

#include "base/arena.h"
#include "base/repopath.h"
#include "kustomize/memorybuild.h"
#include "yaml/nodebuilder.h"

namespace fleetwright::kustomize {
namespace {

class EffectsTest : public testing::Test {
protected:
    const yaml::Node *node(std::string_view text) { return m_builder.string(text); }

    /// What a step of `run` makes of an object: its text twice. Counts how often it had to.
    const yaml::Node *doubled(Effects &run, std::string_view step, const yaml::Node *object)
    {
        Effects::Step effects(&run, StepKey(step, path("layer")), 1);
        return *effects.of(object, [&]() -> base::Result<const yaml::Node *> {
            ++m_computed;
            return node(std::string(object->text()) + std::string(object->text()));
        });
    }

    base::Arena m_arena;
    yaml::NodeBuilder m_builder{m_arena};
    int m_computed = 0;
};

TEST_F(EffectsTest, TheSameStepOfTheSameNodeIsTakenOver)
{
    const yaml::Node *object = node("a");
    const auto first = std::make_shared<Effects>(nullptr);
    const yaml::Node *result = doubled(*first, "labels", object);
    EXPECT_FALSE(first->finish());
    Effects second(first);
    EXPECT_EQ(doubled(second, "labels", object), result);
    EXPECT_EQ(m_computed, 1);
    EXPECT_TRUE(second.finish());
}

TEST_F(EffectsTest, AnEqualNodeIsNotTheSame)
{
    const auto first = std::make_shared<Effects>(nullptr);
    const yaml::Node *result = doubled(*first, "labels", node("a"));
    static_cast<void>(first->finish());
    Effects second(first);
    EXPECT_NE(doubled(second, "labels", node("a")), result);
    EXPECT_EQ(m_computed, 2);
    EXPECT_FALSE(second.finish());
}

TEST_F(EffectsTest, AnotherStepIsNotTheSame)
{
    const yaml::Node *object = node("a");
    const auto first = std::make_shared<Effects>(nullptr);
    static_cast<void>(doubled(*first, "labels", object));
    static_cast<void>(first->finish());
    Effects second(first);
    static_cast<void>(doubled(second, "images", object));
    EXPECT_EQ(m_computed, 2);
}

TEST_F(EffectsTest, AnObjectIsFoundWhereverItStood)
{
    std::vector<const yaml::Node *> objects;
    for (int number = 0; number < 100; ++number)
        objects.push_back(node(std::to_string(number)));
    const StepKey key("labels", path("layer"));
    const auto compute = [&](const yaml::Node *object) {
        return [this, object]() -> base::Result<const yaml::Node *> {
            ++m_computed;
            return node(std::string(object->text()) + "!");
        };
    };
    const auto first = std::make_shared<Effects>(nullptr);
    {
        Effects::Step step(first.get(), key, objects.size());
        for (const yaml::Node *object : objects)
            ASSERT_TRUE(step.of(object, compute(object)).ok());
    }
    static_cast<void>(first->finish());
    Effects second(first);
    Effects::Step step(&second, key, objects.size());
    for (auto object = objects.rbegin(); object != objects.rend(); ++object)
        EXPECT_EQ((*step.of(*object, compute(*object)))->text(),
                  std::string((*object)->text()) + "!");
    EXPECT_EQ(m_computed, 100);
}

TEST_F(EffectsTest, AnObjectThatTheStepRemovesIsRemovedAgain)
{
    const yaml::Node *object = node("a");
    const StepKey key("patches", path("layer"));
    const auto remove = [&]() -> base::Result<const yaml::Node *> {
        ++m_computed;
        return static_cast<const yaml::Node *>(nullptr);
    };
    const auto first = std::make_shared<Effects>(nullptr);
    EXPECT_EQ(*Effects::Step(first.get(), key, 1).of(object, remove), nullptr);
    static_cast<void>(first->finish());
    Effects second(first);
    EXPECT_EQ(*Effects::Step(&second, key, 1).of(object, remove), nullptr);
    EXPECT_EQ(m_computed, 1);
}

TEST_F(EffectsTest, FieldSpecsCountByTheirContent)
{
    FieldSpec spec;
    spec.path = "metadata/labels";
    FieldSpec other = spec;
    other.create = true;
    const auto keyOf = [](const FieldSpec &each) {
        return StepKey("labels", path("layer")).add(std::span(&each, 1)).hash();
    };
    EXPECT_EQ(keyOf(spec), keyOf(FieldSpec(spec)));
    EXPECT_NE(keyOf(spec), keyOf(other));
}

/// A base's value is typed many times: what nobody uses any more must not pile up.
TEST(LayerMemory, ManyEditsOfABaseDoNotPileUp)
{
    std::map<std::string, std::string> files{
        {"base/kustomization.yaml", "resources: [a.yaml, b.yaml]\n"},
        {"top/kustomization.yaml", "resources: [../base]\ncommonAnnotations: {by: us}\n"}};
    const auto manifest = [](const std::string &name, int value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {value: \""
               + std::to_string(value) + "\"}\n";
    };
    files["base/a.yaml"] = manifest("a", 0);
    LayerStore store;
    model::RenderingPtr shown;
    std::size_t runs = 0;
    const yaml::Node *unchanged = nullptr;
    for (int value = 0; value < 200; ++value) {
        files["base/b.yaml"] = manifest("b", value);
        auto next = build(*base::makeMemoryFiles(files), path("top"), {}, store);
        ASSERT_TRUE(next.ok());
        shown = *std::move(next);
        store.trim();
        // A run that takes nothing over makes the other object anew.
        runs += shown->objects.front().root == unchanged ? 0 : 1;
        unchanged = shown->objects.front().root;
    }
    EXPECT_GT(runs, 4U);
    EXPECT_LT(runs, 150U);
}

} // namespace
} // namespace fleetwright::kustomize
