/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.guardrails.GuardrailAdmin;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import ai.orcarouter.guardrails.TextContext;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchPage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guardrails of two workspaces on one database, each with stores of its own, as two processes have them. */
class GuardrailsOnOneStoreTest {
    private static final Actor OWNER = new Actor("ann", Role.OWNER);
    private static final int TEXTS = 25;

    private final JdbcDatabase database = JdbcDatabase.open(Databases.h2("guardrails"), Databases.TIMEOUT);
    private final EventStore events = new JdbcEventStore(database);
    private final InMemoryKeysets keysets = new InMemoryKeysets();

    private OrcaWorkspace open() {
        return OrcaWorkspace.builder("acme")
                .configStore(new JdbcConfigStore(database))
                .eventStore(new JdbcEventStore(database))
                .keysets(keysets)
                .freshness(Freshness.defaults().withEveryCall(true))
                .build();
    }

    private static Guardrail guardrail() {
        GuardrailRule rule = GuardrailRule.of(
                1, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of("forbidden", "other")));
        return Guardrail.builder("words").isDefault(true).rules(List.of(rule)).build();
    }

    private static boolean blocks(GuardrailWorkspace guardrails, String text, String request) {
        return guardrails
                .screen(TextContext.builder().requestId(request).build(), TextStage.INPUT, text)
                .blocked();
    }

    @Test
    void workspaces_onOneDatabase_shareGuardrailsMatchesAndFalsePositives() {
        try (OrcaWorkspace first = open();
                OrcaWorkspace second = open()) {
            GuardrailWorkspace here = GuardrailWorkspace.of(first);
            GuardrailWorkspace there = GuardrailWorkspace.of(second);
            here.admin().create(OWNER, guardrail());
            for (int i = 0; i < TEXTS; i++) {
                assertThat(blocks(i % 2 == 0 ? here : there, "a forbidden word", "r-" + (i % 5)))
                        .isTrue();
            }
            assertThat(first.flush(Duration.ofSeconds(60))).isTrue();
            assertThat(second.flush(Duration.ofSeconds(60))).isTrue();
            feedsAgree(there);
            String match = there.feeds()
                    .matches(OWNER, MatchQuery.builder().limit(1).build())
                    .records()
                    .get(0)
                    .id();
            there.falsePositives().mark(OWNER, match);
            assertThat(blocks(here, "a forbidden word", "later")).isFalse();
            assertThat(blocks(here, "the other word", "later")).isTrue();
            assertThat(here.feeds()
                            .matches(
                                    OWNER,
                                    MatchQuery.builder()
                                            .hideFalsePositives(true)
                                            .requestId("r-1")
                                            .build())
                            .records())
                    .isEmpty();
            here.admin().setEnabled(OWNER, 1, false, GuardrailAdmin.ANY_VERSION);
            there.admin().revert(OWNER, 1, 1, 2);
            assertThat(here.admin().versions(OWNER, 1, Long.MAX_VALUE, 10)).hasSize(3);
            assertThat(first.flush(Duration.ofSeconds(60))).isTrue();
        }
        for (EventStore.WriterHead head : events.heads("acme")) {
            assertThat(EventChain.fault(
                            ChainHead.ofEvents("acme", head.writer(), head.epoch()),
                            events.chain("acme", head.writer(), head.epoch(), 0, 1_000),
                            head.head()))
                    .isEmpty();
        }
    }

    private static void feedsAgree(GuardrailWorkspace guardrails) {
        MatchQuery query = MatchQuery.builder()
                .ruleType(RuleType.KEYWORD)
                .action(GuardrailAction.BLOCK)
                .stage(TextStage.INPUT)
                .guardrailId(1)
                .limit(4)
                .build();
        List<String> ids = new ArrayList<>();
        MatchPage page = guardrails.feeds().matches(OWNER, query);
        page.records().stream().map(MatchRecord::id).forEach(ids::add);
        while (page.next().isPresent()) {
            page = guardrails.feeds().matches(OWNER, page.next().get());
            page.records().stream().map(MatchRecord::id).forEach(ids::add);
        }
        assertThat(ids).hasSize(TEXTS).doesNotHaveDuplicates();
        assertThat(guardrails
                        .feeds()
                        .byRequest(OWNER, MatchQuery.builder().build())
                        .groups())
                .hasSize(5);
        assertThat(guardrails.feeds().stats(OWNER, query, MatchGrouping.ACTION).counts())
                .isEqualTo(Map.of("block", (long) TEXTS));
    }
}
