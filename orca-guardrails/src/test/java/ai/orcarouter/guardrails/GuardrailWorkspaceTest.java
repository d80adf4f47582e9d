/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.GuardrailAdmin.ANY_VERSION;
import static ai.orcarouter.guardrails.World.OWNER;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardrailWorkspaceTest {
    private final MemoryConfigStore config = new MemoryConfigStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final World world = new World(config, events);

    @AfterEach
    void close() {
        world.close();
    }

    private Screening screen(TextContext context, String text) {
        return world.guardrails.screen(context, TextStage.INPUT, text);
    }

    private boolean blocked(TextContext context) {
        return screen(context, "a forbidden word").blocked();
    }

    @Test
    void screen_noGuardrailAtAll_passesAndRecordsNothing() {
        assertThat(screen(TextContext.anonymous(), "a forbidden word")).isEqualTo(Screening.clean("a forbidden word"));
        assertThat(world.matches()).isEmpty();
    }

    @Test
    void screen_keyWithoutGuardrail_isScreenedByTheEnabledDefaultOnly() {
        long id = world.byDefault(guardrail("default", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        KeyHandle key = world.key(0);
        assertThat(blocked(TextContext.of(key))).isTrue();
        assertThat(blocked(TextContext.anonymous())).isTrue();
        world.admin().setEnabled(OWNER, id, false, ANY_VERSION);
        assertThat(blocked(TextContext.of(key))).isFalse();
    }

    @Test
    void screen_attachedGuardrailIsDisabled_neverFallsBackToTheDefault() {
        world.byDefault(guardrail("default", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        long own = world.admin().create(OWNER, guardrail("own")).guardrail().id();
        KeyHandle key = world.key(own);
        assertThat(blocked(TextContext.of(key))).isFalse();
        world.admin().setEnabled(OWNER, own, false, ANY_VERSION);
        assertThat(blocked(TextContext.of(key))).isFalse();
        assertThat(blocked(TextContext.anonymous())).isTrue();
    }

    @Test
    void screen_attachedGuardrailIsGone_withholds() {
        KeyHandle key = world.key(
                world.admin().create(OWNER, guardrail("own")).guardrail().id());
        World.put(config, DocumentKinds.GUARDRAIL, "1", null);
        Screening screening = screen(TextContext.of(key), "anything");
        assertThat(screening.blocked()).isTrue();
        assertThat(screening.message()).isEqualTo("request blocked: its guardrail cannot be told at the moment");
        Event event = world.matches().get(0).event();
        assertThat(event.reasonCode()).isEqualTo("policy_unavailable");
        assertThat(event.reason()).isEqualTo("guardrail 1 does not exist");
        assertThat(event.verdict()).isEqualTo("block");
    }

    @Test
    void screen_documentThatCannotBeRead_isNotTakenForMissing() {
        World.put(config, DocumentKinds.GUARDRAIL, "1", "{}");
        assertThat(screen(TextContext.anonymous(), "anything").blocked()).isTrue();
    }

    @Test
    void screen_nothingCanBeRead_isClosedOrObservedAsTheHostChose() {
        ShakyConfigStore away = new ShakyConfigStore();
        away.away = true;
        for (FailureMode mode : FailureMode.values()) {
            MemoryEventStore told = new MemoryEventStore();
            try (World dark =
                    new World(away, told, new InMemoryKeysets(), wiring -> wiring.failureMode(mode), engine -> {})) {
                Screening screening = dark.guardrails.screen(TextContext.anonymous(), TextStage.OUTPUT, "anything");
                assertThat(screening.blocked()).isEqualTo(mode == FailureMode.CLOSED);
                Event event = dark.matches().get(0).event();
                assertThat(event.reasonCode()).isEqualTo("policy_unavailable");
                assertThat(event.verdict()).isEqualTo(mode == FailureMode.CLOSED ? "block" : "observe");
                assertThat(event.gap()).isEqualTo(mode == FailureMode.OBSERVE);
            }
        }
    }

    @Test
    void screen_storeFailsLater_theLastGoodStateServes() {
        ShakyConfigStore shaky = new ShakyConfigStore();
        try (World shaken = new World(shaky, events)) {
            shaken.byDefault(guardrail("default", keyword(1, GuardrailAction.BLOCK, "forbidden")));
            shaky.away = true;
            shaken.clock.advance(Duration.ofMinutes(1));
            assertThat(shaken.guardrails
                            .screen(TextContext.anonymous(), TextStage.INPUT, "a forbidden word")
                            .message())
                    .startsWith("request blocked by guardrail \"default\"");
            shaken.clock.advance(Duration.ofHours(1));
            assertThat(shaken.guardrails
                            .screen(TextContext.anonymous(), TextStage.INPUT, "fine")
                            .blocked())
                    .isTrue();
        }
    }

    @Test
    void screen_editInAnotherProcess_actsOnTheNextText() {
        try (World other = new World(config, events)) {
            assertThat(blocked(TextContext.anonymous())).isFalse();
            other.byDefault(guardrail("default", keyword(1, GuardrailAction.BLOCK, "forbidden")));
            assertThat(blocked(TextContext.anonymous())).isTrue();
        }
    }

    @Test
    void screen_keyOfAnotherWorkspace_isRefused() {
        KeyHandle foreign;
        try (OrcaWorkspace elsewhere = OrcaWorkspace.builder("elsewhere").build()) {
            IssuedKey issued = elsewhere
                    .admin()
                    .keys()
                    .issue(OWNER, AgentKey.builder(0, "k").build());
            foreign = ((KeyAdmission.Admitted) elsewhere.admit(
                            issued.secret(), KeyRequest.builder(Instant.now()).build()))
                    .key();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> screen(TextContext.of(foreign), "text"));
    }

    @Test
    void screen_rulesThatFire_recordOneEventEachWithEverythingKnown() {
        GuardrailRule pii = GuardrailRule.of(
                        2,
                        RuleStage.INPUT,
                        GuardrailAction.MASK,
                        new RuleCheck.Pii(List.of(PiiEntity.EMAIL, PiiEntity.IP), List.of(), Map.of()))
                .withLabel("personal data");
        long id = world.byDefault(guardrail("default", keyword(1, GuardrailAction.FLAG, "mail"), pii));
        KeyHandle key = world.key(id);
        TextContext context = TextContext.builder()
                .key(key)
                .model("m-1")
                .provider("p")
                .callerIp("192.0.2.7")
                .requestId("r-1")
                .runId("run-1")
                .conversationId("c-1")
                .stepId("s-1")
                .origin("crm.read")
                .build();
        Screening screening = screen(context, "mail ann@example.com or bob@example.org");
        assertThat(screening.text()).contains("mail [EMAIL] or [EMAIL]");
        List<Event> found = world.matches().stream().map(row -> row.event()).toList();
        assertThat(found).hasSize(2);
        Event event =
                found.stream().filter(each -> each.ruleId() == 2).findFirst().orElseThrow();
        assertThat(event.surface()).isEqualTo("input");
        assertThat(event.verdict()).isEqualTo("mask");
        assertThat(event.reason()).isEqualTo("pii: email");
        assertThat(event.reasonCode()).isEqualTo("rule_match");
        assertThat(event.ruleType()).isEqualTo("pii");
        assertThat(event.ruleLabel()).isEqualTo("personal data");
        assertThat(event.policyId()).isEqualTo(id);
        assertThat(event.policyVersion()).isEqualTo(1);
        assertThat(event.policyName()).isEqualTo("default");
        assertThat(event.keyId()).isEqualTo(key.id());
        assertThat(event.keyName()).isEqualTo("agent");
        assertThat(event.model()).isEqualTo("m-1");
        assertThat(event.provider()).isEqualTo("p");
        assertThat(event.callerIp()).isEqualTo("192.0.2.7");
        assertThat(event.requestId()).isEqualTo("r-1");
        assertThat(event.runId()).isEqualTo("run-1");
        assertThat(event.conversationId()).isEqualTo("c-1");
        assertThat(event.stepId()).isEqualTo("s-1");
        assertThat(event.tool()).isEqualTo("crm.read");
        assertThat(event.engineVersion()).isNotEmpty();
        assertThat(event.time()).isEqualTo(World.START);
        assertThat(event.details())
                .contains("\"total\":2", "\"start\":5", "\"kind\":\"email\"", "\"fingerprint\":\"")
                .doesNotContain("example");
    }

    @Test
    void screen_textFullOfMatches_listsOnlyTheFirstAndNeverFails() {
        long id = world.byDefault(guardrail("default", keyword(1, GuardrailAction.FLAG, "\u0001a", "\"\\")).toBuilder()
                .logRaw(true)
                .build());
        assertThat(screen(TextContext.anonymous(), "\u0001a\"\\\uD800".repeat(20_000))
                        .blocked())
                .isFalse();
        world.admin().setEnabled(OWNER, id, false, ANY_VERSION);
        GuardrailRule length = GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.FLAG, new RuleCheck.MaxChars(1));
        world.byDefault(guardrail("long", length).toBuilder().logRaw(true).build());
        assertThat(screen(TextContext.anonymous(), "\u0000\uDC00".repeat(100_000))
                        .blocked())
                .isFalse();
        assertThat(world.matches()).hasSize(2);
        assertThat(world.matches().get(1).event().details()).contains("\"total\":40000");
    }

    @Test
    void screen_serviceThatFails_isRecordedOpenOrClosed() {
        GuardrailRule open = GuardrailRule.of(
                1,
                RuleStage.INPUT,
                GuardrailAction.BLOCK,
                new RuleCheck.External(RuleCheck.External.Vendor.WEBHOOK, "c", 0, true));
        GuardrailRule closed = GuardrailRule.of(
                2,
                RuleStage.INPUT,
                GuardrailAction.FLAG,
                new RuleCheck.External(RuleCheck.External.Vendor.WEBHOOK, "c", 0, false));
        world.byDefault(guardrail("default", open, closed));
        assertThat(screen(TextContext.anonymous(), "text").blocked()).isTrue();
        assertThat(world.matches().stream().map(row -> row.event()))
                .extracting(Event::reasonCode, Event::verdict)
                .containsExactlyInAnyOrder(
                        tuple("check_failed_open", "observe"), tuple("check_failed_closed", "block"));
    }

    @Test
    void textScreen_toolResult_isScreenedAndRecordedWithOriginAndRun() {
        world.byDefault(guardrail("default", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        TextScreen screen = world.guardrails.textScreen(
                TextContext.builder().requestId("r-9").runId("old").build());
        assertThat(screen.screen(TextScreen.Stage.TOOL_RESULT, "crm.read", "a forbidden word", "run-9")
                        .outcome())
                .isEqualTo(TextScreen.Outcome.BLOCKED);
        Event event = world.matches().get(0).event();
        assertThat(event.surface()).isEqualTo("tool_result");
        assertThat(event.tool()).isEqualTo("crm.read");
        assertThat(event.runId()).isEqualTo("run-9");
        assertThat(event.requestId()).isEqualTo("r-9");
    }
}
