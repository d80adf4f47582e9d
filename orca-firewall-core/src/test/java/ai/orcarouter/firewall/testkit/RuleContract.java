/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every decider does with the rules of one surface: a sentence of the documents each. */
public interface RuleContract {
    /** The decider under test. */
    Decider decider(FirewallPolicy policy, ReferenceWorld world);

    /** A world without names, owners and destinations. */
    static ReferenceWorld world() {
        return ReferenceWorld.plain(call -> Extraction.nothing());
    }

    /** A policy with these rules. */
    static FirewallPolicy policy(Verdict defaultVerdict, FirewallRule... rules) {
        return FirewallPolicy.builder(3, "base")
                .defaultVerdict(defaultVerdict)
                .rules(rules)
                .build();
    }

    /** A rule without conditions. */
    static FirewallRule plain(Verdict verdict) {
        FirewallRule.Builder rule = FirewallRule.builder(1, verdict);
        if (verdict == Verdict.SANITIZE) {
            rule.sanitize(new Sanitizer(List.of("email"), List.of()));
        }
        return rule.build();
    }

    /** A rule that asks for one clause. */
    private static FirewallRule clause(Verdict verdict, String path, Operator operator, @Nullable Object operand) {
        return FirewallRule.builder(1, verdict)
                .argsMatch(new ArgumentClause.Test(path, operator, operand))
                .build();
    }

    /** What a policy of one rule, else allow, says about a call of {@code tool}. */
    private Decision ask(FirewallRule rule, ToolCall call) {
        return decider(policy(Verdict.ALLOW, rule), world()).evaluate(call);
    }

    /** REFERENCE 2.5 and 14.1. */
    @ParameterizedTest
    @CsvSource({
        "'',        any.thing,        true",
        "*,         any.thing,        true",
        "foo.*,     foo.bar,          true",
        "foo.*,     foo.bar.baz,      true",
        "foo.*,     foo,              false",
        "foo.*,     foo.,             false",
        "*.exec,    shell.exec,       true",
        "*.exec,    exec,             true",
        "*.exec,    .exec,            false",
        "*.exec,    shell.execute,    false",
        "*.shell.*, local.shell.exec, true",
        "*.shell.*, shell.exec,       false",
        "*.shell.*, local.shell,      false",
        "*.shell.*, local.shell.,     false",
        "*.shell.*, .shell.shell.x,   true",
        "foo.*.bar, foo.x.bar,        false",
        "foo.*.bar, foo.*.bar,        true",
        "*.*,       a.b,              false",
        "*.*,       *.*,              true",
        "f*,        foo,              false",
        "Shell.exec,shell.exec,       false"
    })
    default void evaluate_toolGlob_matchesAsTheGrammarSays(String glob, String tool, boolean matches) {
        FirewallRule rule =
                FirewallRule.builder(1, Verdict.DENY).toolNameGlob(glob).build();
        assertThat(ask(rule, ToolCall.builder(tool).build()).verdict())
                .isEqualTo(matches ? Verdict.DENY : Verdict.ALLOW);
    }

    @Test
    default void evaluate_suffixGlobThatRequiresAPrefix_leavesTheBareNameAlone() {
        FirewallRule rule =
                FirewallRule.builder(1, Verdict.DENY).toolNameGlob("*.exec").build();
        Decider decider = decider(policy(Verdict.ALLOW, rule), world().withSuffixGlob(SuffixGlob.REQUIRES_PREFIX));
        assertThat(decider.evaluate(ToolCall.builder("exec").build()).verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decider.evaluate(ToolCall.builder("a.exec").build()).verdict())
                .isEqualTo(Verdict.DENY);
    }

    @Test
    default void evaluate_severalRules_firstByPriorityThenIdWins() {
        FirewallRule late = FirewallRule.builder(1, Verdict.DENY).priority(20).build();
        FirewallRule tie = FirewallRule.builder(9, Verdict.DENY).priority(10).build();
        FirewallRule first = FirewallRule.builder(2, Verdict.AUDIT)
                .priority(10)
                .label("watch")
                .build();
        Decision decision = decider(policy(Verdict.DENY, late, tie, first), world())
                .evaluate(ToolCall.builder("t").build());
        assertThat(decision.ruleOrNull()).isEqualTo(first);
        assertThat(decision.verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(decision.reason()).isEqualTo("watch");
        assertThat(decision.code()).isEqualTo(ReasonCode.RULE_MATCH);
    }

    /** REFERENCE 16 (a). */
    @Test
    default void evaluate_clauseOnMissingPath_neverDenies() {
        Decision decision = ask(clause(Verdict.DENY, "$.command", Operator.REGEX, "rm"), ToolCall.of("t", Map.of()));
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decision.code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
        assertThat(decision.reason()).isEqualTo("default verdict allow");
    }

    /** REFERENCE 2.6 and the Javadoc of {@code Operator}; S marks what is suspicious. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQ          | 5          | {`v`:5.0}              | true",
                "EQ          | 5          | {`v`:`5`}              | false",
                "EQ          | 5          | {`v`:[5]}              | false",
                "IN          | [1,`prod`] | {`v`:`prod`}           | true",
                "IN          | [1,`prod`] | {`v`:1.0}              | true",
                "IN          | [1,`prod`] | {`v`:`1`}              | false",
                "GT          | 5          | {`v`:5.01}             | true",
                "GT          | 5          | {`v`:`6`}              | false",
                "LT          | 5          | {`v`:4}                | true",
                "CONTAINS    | `ab`       | {`v`:`xabx`}           | true",
                "CONTAINS    | `ab`       | {`v`:[`ab`]}           | false",
                "STARTS_WITH | `ab`       | {`v`:`abc`}            | true",
                "ENDS_WITH   | `ab`       | {`v`:`abc`}            | false",
                "REGEX       | `rm\\\\s`  | {`v`:`a rm -rf`}       | true",
                "CIDR_MATCH  | `10.0.0.0/8` | {`v`:`10.9.9.9`}     | true",
                "CIDR_MATCH  | `10.0.0.0/8` | {`v`:`11.9.9.9`}     | false",
                "CIDR_MATCH  | `10.0.0.0/8` | {`v`:`010.9.9.9`}    | false",
                "CIDR_MATCH  | `10.0.0.0/8` | {`v`:`::ffff:10.1.1.1`} | true",
                "EXISTS      | true       | {`v`:null}             | true",
                "EXISTS      | true       | {`w`:1}                | false",
                "HOST_IN     | `*.example.org` | {`v`:`https://A.example.org/x`} | true",
                "HOST_IN     | `*.example.org` | {`v`:`example.org`} | false",
                "HOST_IN     | `api.example.org:443` | {`v`:`https://api.example.org`} | true",
                "HOST_IN     | `api.example.org:443` | {`v`:`http://api.example.org`} | false",
                "HOST_IN     | `10.0.0.0/8` | {`v`:`10.1.2.3`}     | true",
                "HOST_IN     | `api.example.org:443` | {`v`:`api.example.org:443`} | true",
                "HOST_IN     | `api.example.org:443` | {`v`:`api.example.org`} | false",
                "HOST_IN     | `[fd00::1]:443` | {`v`:`[fd00::1]:443`} | true",
                "HOST_IN     | `example.org` | {`v`:`example.org:0443`} | S",
                "HOST_IN     | `example.org` | {`v`:`example.org:65536`} | S",
                "HOST_IN     | `example.org` | {`v`:`http://010.0.0.1/`} | S",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv/data/a`}   | true",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv/./x/../data`} | true",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv/database`} | false",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv/data/../x`} | false",
                "PATH_WITHIN | `/srv/data` | {`v`:`data`}          | S",
                "PATH_WITHIN | `/srv/data` | {`v`:`~/x`}           | S",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv/data/%2E%2e/x`} | S",
                "PATH_WITHIN | `/srv/data` | {`v`:`/srv\\\\data`}  | S"
            })
    default void evaluate_operator_comesOutAsDocumented(
            Operator operator, String operand, String arguments, String outcome) {
        Object value = Arguments.ofJson(operand.replace('`', '"')).value();
        ToolCall call = ToolCall.of("t", Arguments.ofJson(arguments.replace('`', '"')));
        boolean denies = ask(clause(Verdict.DENY, "$.v", operator, value), call).verdict() == Verdict.DENY;
        boolean audits =
                ask(clause(Verdict.AUDIT, "$.v", operator, value), call).verdict() == Verdict.AUDIT;
        assertThat(denies).isEqualTo(!outcome.equals("false"));
        assertThat(audits).isEqualTo(outcome.equals("true"));
    }

    /** Numbers are compared by value, however the policy and the call write them. */
    @ParameterizedTest
    @CsvSource({
        "1,                    1.0",
        "1.0,                  1",
        "0E+3,                 -0",
        "1E+18,                1000000000000000000",
        "1E+18,                1e18",
        "9223372036854775807,  9223372036854775807.0",
        "9223372036854775807.0, 9223372036854775807",
        "-9223372036854775808.00, -9223372036854775808",
        "9223372036854775808,  9223372036854775808.0",
        "1E+400,               10e399",
        "0.50,                 5e-1"
    })
    default void evaluate_equalNumbers_matchEachOther(String inPolicy, String inCall) {
        BigDecimal decimal = new BigDecimal(inPolicy);
        Object operand = decimal.scale() == 0
                        && decimal.precision() < 20
                        && decimal.unscaledValue().bitLength() < 64
                ? (Object) decimal.longValueExact()
                : decimal;
        ToolCall call = ToolCall.of("t", Arguments.ofJson("{\"v\":" + inCall + "}"));
        assertThat(ask(clause(Verdict.DENY, "$.v", Operator.EQ, operand), call).code())
                .isEqualTo(ReasonCode.RULE_MATCH);
        assertThat(ask(clause(Verdict.DENY, "$.v", Operator.IN, List.of("x", operand)), call)
                        .code())
                .isEqualTo(ReasonCode.RULE_MATCH);
    }

    /** SEMANTICS 1.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.v            | {`v`:`b`}                    | true",
                "$.v            | {`v`:`a`}                    | false",
                "$.v            | {`v`:1}                      | false",
                "$.v            | {}                           | false",
                "$.v[*]         | {`v`:[`b`,`c`]}              | true",
                "$.v[*]         | {`v`:[`b`,`a`]}              | false",
                "$.v[*]         | {`v`:[]}                     | true",
                "$.v[*]         | {`v`:[1,`b`]}                | true",
                "$.v[*]         | {`v`:[1,2]}                  | false",
                "$.v[*].n       | {`v`:[{`n`:`b`},{`m`:`a`}]}  | true",
                "$.v[1]         | {`v`:[`a`,`b`]}              | true",
                "$.v[2]         | {`v`:[`a`,`b`]}              | false",
                "$[\"v w\"]     | {`v w`:`b`}                  | true"
            })
    default void evaluate_negatedClause_matchesOnlyWhatIsKnownToDiffer(String path, String arguments, boolean matches) {
        FirewallRule rule = FirewallRule.builder(1, Verdict.DENY)
                .argsMatch(new ArgumentClause.Not(new ArgumentClause.Test(path, Operator.EQ, "a")))
                .build();
        ToolCall call = ToolCall.of("t", Arguments.ofJson(arguments.replace('`', '"')));
        assertThat(ask(rule, call).verdict()).isEqualTo(matches ? Verdict.DENY : Verdict.ALLOW);
    }

    /** SEMANTICS 1.1. */
    @ParameterizedTest
    @CsvSource({"MCP, DENY", "RESPONSE, DENY", "INBOUND, ALLOW"})
    default void evaluate_unreadableArgumentsThatARuleReads_denyWhereThereAreArguments(
            Surface surface, Verdict expected) {
        ToolCall call = ToolCall.of("t", Arguments.ofJson("{\"a\":1,\"a\":2}")).on(surface);
        Decision decision = ask(clause(Verdict.ALLOW, "$.a", Operator.EQ, 1L), call);
        assertThat(decision.verdict()).isEqualTo(expected);
        if (expected == Verdict.DENY) {
            assertThat(decision.code()).isEqualTo(ReasonCode.ARGUMENTS_INVALID);
            assertThat(decision.rule()).isPresent();
        }
    }

    @Test
    default void evaluate_unreadableArgumentsThatNoRuleReads_areOfNoConcern() {
        FirewallRule other = FirewallRule.builder(1, Verdict.DENY)
                .toolNameGlob("other")
                .argsMatch(new ArgumentClause.Test("$.a", Operator.EXISTS, null))
                .build();
        assertThat(ask(other, ToolCall.of("t", Arguments.ofJson("{"))).verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    /** SEMANTICS 1.2: a false clause dominates an error, whichever comes first. */
    @Test
    default void evaluate_clauseBeyondALimit_deniesUnlessAnotherIsFalse() {
        ReferenceWorld tight = world().withLimits(
                        world().limits().toBuilder().maxRegexInputChars(3).build());
        ToolCall call = ToolCall.of("t", Map.of("v", "abcdef"));
        ArgumentClause tooLong = new ArgumentClause.Test("$.v", Operator.REGEX, "a");
        ArgumentClause isFalse = new ArgumentClause.Test("$.v", Operator.EQ, "x");
        for (List<ArgumentClause> clauses : List.of(List.of(tooLong, isFalse), List.of(isFalse, tooLong))) {
            FirewallRule dominated =
                    FirewallRule.builder(1, Verdict.DENY).argsMatch(clauses).build();
            assertThat(decider(policy(Verdict.ALLOW, dominated), tight)
                            .evaluate(call)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
        FirewallRule deny = FirewallRule.builder(1, Verdict.PENDING_APPROVAL)
                .argsMatch(new ArgumentClause.Not(tooLong))
                .build();
        assertThat(decider(policy(Verdict.ALLOW, deny), tight).evaluate(call).code())
                .isEqualTo(ReasonCode.EVALUATION_ERROR);
        FirewallRule allow =
                FirewallRule.builder(1, Verdict.ALLOW).argsMatch(tooLong).build();
        assertThat(decider(policy(Verdict.AUDIT, allow), tight).evaluate(call).verdict())
                .isEqualTo(Verdict.AUDIT);
    }

    /** REFERENCE 2.7, 15.7 and 16 (c). */
    @ParameterizedTest
    @CsvSource({
        "SANITIZE,         INBOUND,  DENY,             SANITIZE_INBOUND",
        "SANITIZE,         MCP,      SANITIZE,         RULE_MATCH",
        "SANITIZE,         RESPONSE, SANITIZE,         RULE_MATCH",
        "PENDING_APPROVAL, INBOUND,  PENDING_APPROVAL, RULE_MATCH",
        "PENDING_APPROVAL, MCP,      PENDING_APPROVAL, RULE_MATCH",
        "PENDING_APPROVAL, RESPONSE, DENY,             APPROVAL_NOT_SUPPORTED_ON_SURFACE",
        "DENY,             INBOUND,  DENY,             RULE_MATCH"
    })
    default void evaluate_verdictOnASurface_isEnforcedOrEscalated(
            Verdict verdict, Surface surface, Verdict expected, ReasonCode code) {
        FirewallRule rule = RuleContract.plain(verdict);
        Decision decision = ask(rule, ToolCall.builder("t").surface(surface).build());
        assertThat(decision.verdict()).isEqualTo(expected);
        assertThat(decision.code()).isEqualTo(code);
    }

    /** SEMANTICS 3.8. */
    @Test
    default void evaluate_sanitizeRule_rewritesStringsAndEndsTheWalkEvenWithoutAny() {
        FirewallRule rule = FirewallRule.builder(1, Verdict.SANITIZE)
                .sanitize(new Sanitizer(List.of("email"), List.of("ACME-[0-9]{6}")))
                .build();
        Decider decider = decider(policy(Verdict.DENY, rule), world());
        Decision decision = decider.evaluate(ToolCall.of(
                "t", Arguments.ofJson("{\"k\":[\"to a@example.org\",{\"ACME-123456\":\"ACME-123456!\"}],\"n\":1.50}")));
        assertThat(decision.rewrittenArguments().orElseThrow().value())
                .isEqualTo(Arguments.ofJson(
                                "{\"k\":[\"to [redacted:email]\",{\"ACME-123456\":\"[redacted:custom]!\"}],\"n\":1.5}")
                        .value());
        Decision nothing = decider.evaluate(ToolCall.of("t", Map.of("k", "v")));
        assertThat(nothing.verdict()).isEqualTo(Verdict.SANITIZE);
        assertThat(nothing.rewrittenOrNull()).isNull();
    }

    /** The limit is for patterns and sanitizers of the host; presets take time linear in the value, and it may grow. */
    @ParameterizedTest
    @CsvSource({
        "email, '',  a@example.org,  RULE_MATCH",
        "email, zz,  a@example.org,  EVALUATION_ERROR",
        "own,   '',  abcdefghijk,    EVALUATION_ERROR",
        "email, zz,  a@exam.org,     RULE_MATCH",
        "email, ef,  abcdefghij,     RULE_MATCH"
    })
    default void evaluate_valueBeyondTheLimit_failsOnlyWhatIsBounded(
            String preset, String custom, String value, ReasonCode code) {
        FirewallRule rule = FirewallRule.builder(1, Verdict.SANITIZE)
                .sanitize(new Sanitizer(List.of(preset), custom.isEmpty() ? List.of() : List.of(custom)))
                .build();
        ReferenceWorld tight = world().withSanitizers(Map.of("own", text -> text))
                .withLimits(world().limits().toBuilder().maxRegexInputChars(10).build());
        Decision decision = decider(policy(Verdict.ALLOW, rule), tight).evaluate(ToolCall.of("t", Map.of("v", value)));
        assertThat(decision.code()).isEqualTo(code);
    }

    /** REFERENCE 2.12 and 15.11. */
    @Test
    default void evaluate_shadowMode_onlyReports() {
        FirewallPolicy shadow =
                policy(Verdict.DENY).toBuilder().shadowMode(true).build();
        Decision decision =
                decider(shadow, world()).evaluate(ToolCall.builder("t").build());
        assertThat(decision.verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(decision.reason()).isEqualTo("[shadow] would deny \u2014 default verdict deny");
        assertThat(decision.shadowedOrNull()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
    }

    /** REFERENCE 6.4 and 16 (f). */
    @ParameterizedTest
    @CsvSource({
        "QUARANTINE,   MCP,      ALLOW, PENDING_APPROVAL, SKILL_QUARANTINE",
        "QUARANTINE,   RESPONSE, ALLOW, DENY,             SKILL_QUARANTINE",
        "QUARANTINE,   MCP,      DENY,  PENDING_APPROVAL, SKILL_QUARANTINE",
        "BLOCK,        MCP,      DENY,  DENY,             SKILL_BLOCK",
        "UNATTRIBUTED, INBOUND,  AUDIT, PENDING_APPROVAL, SKILL_UNATTRIBUTED",
        "ALLOW,        MCP,      DENY,  AUDIT,            DEFAULT_VERDICT"
    })
    default void evaluate_governedSkill_isEnforcedEvenInShadow(
            SkillStanding.Mode mode, Surface surface, Verdict byDefault, Verdict expected, ReasonCode code) {
        FirewallPolicy shadow = policy(byDefault).toBuilder().shadowMode(true).build();
        ReferenceWorld world = world().withGate(call -> new SkillStanding("helper", mode));
        Decision decision = decider(shadow, world)
                .evaluate(ToolCall.builder("t").surface(surface).build());
        assertThat(decision.verdict()).isEqualTo(expected);
        assertThat(decision.code()).isEqualTo(code);
    }

    @Test
    default void evaluate_disabledPolicy_governsNothingButSkills() {
        FirewallPolicy off = policy(Verdict.DENY).toBuilder().enabled(false).build();
        Decision open = decider(off, world()).evaluate(ToolCall.builder("t").build());
        assertThat(open.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(open.code()).isEqualTo(ReasonCode.NO_POLICY);
        assertThat(open.policyId()).isZero();
        ReferenceWorld blocked = world().withGate(call -> new SkillStanding("helper", SkillStanding.Mode.BLOCK));
        assertThat(decider(off, blocked).evaluate(ToolCall.builder("t").build()).reason())
                .isEqualTo("skill \"helper\" is blocked");
    }

    /** REFERENCE 2.10, 15.14 and 16 (i). */
    @ParameterizedTest
    @CsvSource({"400, 100, ALLOW", "400, 101, DENY", "499, -1, ALLOW", "500, -1, DENY"})
    default void evaluate_budget_allowsUntilItIsSpent(long spent, long estimate, Verdict expected) {
        FirewallRule cap =
                FirewallRule.builder(1, Verdict.CAP_COST).capCostCents(500).build();
        FirewallRule never = FirewallRule.builder(2, Verdict.DENY).priority(200).build();
        ReferenceWorld world = world().withRunState(new FixedRun(true, spent));
        ToolCall.Builder call = ToolCall.builder("t").run("r");
        if (estimate >= 0) {
            call.estimatedCostCents(estimate);
        }
        Decider decider = decider(policy(Verdict.DENY, cap, never), world);
        assertThat(decider.evaluate(call.build()).verdict()).isEqualTo(expected);
        assertThat(decider.evaluate(call.build().on(Surface.RESPONSE)).ruleOrNull())
                .isEqualTo(never);
        assertThat(decider.evaluate(ToolCall.builder("t").build()).code()).isEqualTo(ReasonCode.RUN_ID_MISSING);
    }
}
