/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchGroup;
import ai.orcarouter.guardrails.model.feed.MatchGroupPage;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchPage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import ai.orcarouter.guardrails.model.feed.MatchStats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardrailFeedsTest {
    private final World world = new World();
    private final GuardrailFeeds feeds = world.guardrails.feeds();

    @AfterEach
    void close() {
        world.close();
    }

    private void screen(TextContext context, TextStage stage, String text) {
        world.guardrails.screen(context, stage, text);
        world.clock.advance(Duration.ofSeconds(1));
    }

    private void screen(String request, String text) {
        screen(TextContext.builder().requestId(request).build(), TextStage.INPUT, text);
    }

    private List<MatchRecord> all(MatchQuery.Builder query) {
        assertThat(world.workspace.flush(Duration.ofSeconds(30))).isTrue();
        List<MatchRecord> out = new ArrayList<>();
        MatchPage page = feeds.matches(VIEWER, query.build());
        out.addAll(page.records());
        while (page.next().isPresent()) {
            page = feeds.matches(VIEWER, page.next().get());
            out.addAll(page.records());
        }
        return out;
    }

    private static MatchQuery.Builder query() {
        return MatchQuery.builder();
    }

    private static GuardrailRule flag() {
        return GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.FLAG, new RuleCheck.Regex("w\\d+"));
    }

    @Test
    void matches_everyFilter_keepsWhatFits() {
        long id = world.byDefault(guardrail(
                "g", flag(), keyword(2, GuardrailAction.BLOCK, "forbidden").withLabel("words")));
        long other = world.admin()
                .create(World.OWNER, guardrail("other", keyword(1, GuardrailAction.MASK, "w")))
                .guardrail()
                .id();
        KeyHandle key = world.key(other);
        screen(TextContext.builder().model("m-1").requestId("r-1").build(), TextStage.INPUT, "w1");
        screen(TextContext.of(key), TextStage.OUTPUT, "w2");
        screen(TextContext.anonymous(), TextStage.TOOL_RESULT, "forbidden");
        assertThat(all(query())).extracting(MatchRecord::action).containsExactly("block", "mask", "flag");
        assertThat(all(query().guardrailId(id))).hasSize(2);
        assertThat(all(query().ruleType(RuleType.KEYWORD))).hasSize(2);
        assertThat(all(query().action(GuardrailAction.MASK)))
                .extracting(MatchRecord::keyId)
                .containsExactly(key.id());
        assertThat(all(query().stage(TextStage.TOOL_RESULT)))
                .extracting(MatchRecord::ruleLabel)
                .containsExactly("words");
        assertThat(all(query().keyId(key.id()))).hasSize(1);
        assertThat(all(query().model("m-1"))).hasSize(1);
        assertThat(all(query().requestId("r-1"))).hasSize(1);
        assertThat(all(query().from(World.START.plusSeconds(1)).until(World.START.plusSeconds(2))))
                .extracting(MatchRecord::action)
                .containsExactly("mask");
        assertThat(all(query().days(1, world.clock.instant().plus(Duration.ofDays(2)))))
                .isEmpty();
        assertThat(all(query().days(1, world.clock.instant()))).hasSize(3);
    }

    @Test
    void matches_pagesWhileMoreArrive_missAndRepeatNothing() {
        world.byDefault(guardrail("g", flag()));
        for (int i = 0; i < 25; i++) {
            screen("r", "w" + i);
        }
        assertThat(world.matches()).hasSize(25);
        List<String> ids = new ArrayList<>();
        MatchPage page = feeds.matches(VIEWER, query().limit(4).build());
        page.records().forEach(match -> ids.add(match.id()));
        while (page.next().isPresent()) {
            screen("late", "w");
            screen("late", "w1");
            page = feeds.matches(VIEWER, page.next().get());
            page.records().forEach(match -> ids.add(match.id()));
        }
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void matches_falsePositives_areToldAndHiddenOnRequest() {
        world.byDefault(guardrail("g", flag()));
        for (int i = 0; i < 9; i++) {
            screen("r", i % 3 == 0 ? "w1" : "w1 w2 w" + i);
        }
        String first = all(query().limit(1)).stream()
                .filter(match -> match.total() == 1)
                .findFirst()
                .orElseThrow()
                .id();
        world.guardrails.falsePositives().mark(ADMIN, first);
        assertThat(all(query().hideFalsePositives(true).limit(2))).hasSize(6).noneMatch(MatchRecord::falsePositive);
        assertThat(all(query().limit(2))).filteredOn(MatchRecord::falsePositive).hasSize(3);
    }

    @Test
    void matches_rawLogging_isOffUnlessAskedForAndNotRetroactive() {
        long id = world.byDefault(guardrail("g", flag()));
        screen("r", "a w77 b");
        world.admin()
                .update(
                        World.OWNER,
                        world.admin().get(VIEWER, id).guardrail().toBuilder()
                                .logRaw(true)
                                .build(),
                        1);
        screen("r", "a w78 b");
        assertThat(all(query()))
                .extracting(match -> match.hits().get(0).matched().orElse("-"))
                .containsExactly("w78", "-");
    }

    @Test
    void byRequest_requests_comeByTheirLastMatchWithTheSeverestAction() {
        world.byDefault(guardrail("g", flag(), keyword(2, GuardrailAction.MASK, "apple")));
        screen("r-1", "w1");
        screen("r-2", "w1");
        screen("r-3", "w1");
        screen("r-1", "an apple");
        screen("", "w1");
        assertThat(world.workspace.flush(Duration.ofSeconds(30))).isTrue();
        List<MatchGroup> groups = new ArrayList<>();
        MatchGroupPage page = feeds.byRequest(VIEWER, query().limit(1).build());
        groups.addAll(page.groups());
        while (page.next().isPresent()) {
            page = feeds.byRequest(VIEWER, page.next().get());
            groups.addAll(page.groups());
        }
        assertThat(groups).extracting(MatchGroup::requestId).containsExactly("r-1", "r-3", "r-2");
        MatchGroup first = groups.get(0);
        assertThat(first.action()).isEqualTo("mask");
        assertThat(first.records()).hasSize(2);
        assertThat(first.first()).isEqualTo(World.START);
        assertThat(first.last()).isEqualTo(World.START.plusSeconds(3));
        assertThat(first.truncated()).isFalse();
    }

    @Test
    void stats_everyGrouping_countsTheSameMatches() {
        long id = world.byDefault(guardrail("g", flag(), keyword(2, GuardrailAction.MASK, "apple")));
        screen("r-1", "w1 apple");
        world.clock.advance(Duration.ofDays(1));
        screen("r-1", "w1");
        assertThat(world.workspace.flush(Duration.ofSeconds(30))).isTrue();
        MatchQuery everything = query().limit(1).build();
        for (MatchGrouping grouping : MatchGrouping.values()) {
            assertThat(feeds.stats(VIEWER, everything, grouping).matches()).isEqualTo(3);
        }
        assertThat(feeds.stats(VIEWER, everything, MatchGrouping.ACTION))
                .isEqualTo(new MatchStats(3, Map.of("flag", 2L, "mask", 1L), false));
        assertThat(feeds.stats(VIEWER, everything, MatchGrouping.RULE).counts())
                .isEqualTo(Map.of(id + "/1", 2L, id + "/2", 1L));
        assertThat(feeds.stats(VIEWER, everything, MatchGrouping.DAY).counts())
                .isEqualTo(Map.of("2026-03-04", 2L, "2026-03-05", 1L));
        assertThat(feeds.stats(VIEWER, everything, MatchGrouping.MODEL).counts())
                .isEmpty();
    }

    @Test
    void csv_hostileNames_areQuotedAndNoFormulas() throws IOException {
        world.byDefault(guardrail("=cmd|'/c calc'!A0", flag().withLabel("say \"hi\",\nthen go")).toBuilder()
                .logRaw(true)
                .build());
        screen(TextContext.builder().requestId("@r").model(" +1").callerIp("-2").build(), TextStage.INPUT, "w1 w2");
        assertThat(world.workspace.flush(Duration.ofSeconds(30))).isTrue();
        StringBuilder out = new StringBuilder();
        assertThat(feeds.csv(VIEWER, query().build(), out)).isFalse();
        String id = all(query()).get(0).id();
        assertThat(out)
                .hasToString(
                        "\"id\",\"time\",\"rule_type\",\"action\",\"stage\",\"guardrail_id\",\"guardrail_version\","
                                + "\"guardrail_name\",\"rule_id\",\"rule_label\",\"model_name\",\"token_id\",\"token_name\","
                                + "\"ip\",\"request_id\",\"agent_run_id\",\"detail\",\"matched\",\"false_positive\"\r\n\""
                                + id
                                + "\",\"2026-03-04T05:06:07Z\",\"regex\",\"flag\",\"input\",\"1\",\"1\","
                                + "\"'=cmd|'/c calc'!A0\",\"1\",\"say \"\"hi\"\",\nthen go\",\"' +1\",\"\",\"\","
                                + "\"'-2\",\"'@r\",\"\",\"matched 2 time(s)\",\"w1\nw2\",\"false\"\r\n");
    }

    @Test
    void csv_manyMatches_goesOverAllPagesAndTellsWhenTheTargetFails() throws IOException {
        world.byDefault(guardrail("g", flag()));
        for (int i = 0; i < 1_200; i++) {
            world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, "w" + i);
        }
        assertThat(world.workspace.flush(Duration.ofSeconds(30))).isTrue();
        StringBuilder out = new StringBuilder();
        assertThat(feeds.csv(VIEWER, query().build(), out)).isFalse();
        assertThat(out.toString().lines()).hasSize(1_201);
        Appendable full = new Appendable() {
            private int room = 1_000;

            @Override
            public Appendable append(CharSequence text) throws IOException {
                return append(text, 0, text.length());
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                room -= end - start;
                if (room < 0) {
                    throw new IOException("full");
                }
                return this;
            }

            @Override
            public Appendable append(char c) throws IOException {
                return append(Character.toString(c));
            }
        };
        assertThatThrownBy(() -> feeds.csv(VIEWER, query().build(), full))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void chain_ofTheEvents_isIntactWithMatchesInIt() {
        world.byDefault(guardrail("g", flag()));
        screen("r", "w1");
        screen("r", "w2");
        assertThat(world.matches()).hasSize(2);
        EventStore.WriterHead head = world.events.heads(World.WORKSPACE).get(0);
        assertThat(EventChain.fault(
                        ChainHead.ofEvents(World.WORKSPACE, head.writer(), head.epoch()),
                        world.events.chain(World.WORKSPACE, head.writer(), head.epoch(), 0, 100),
                        head.head()))
                .isEmpty();
    }
}
