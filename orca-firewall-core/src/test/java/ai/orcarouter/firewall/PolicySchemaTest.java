/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.firewall.PolicyCodec.Format;
import ai.orcarouter.firewall.PolicyCodec.WireForm;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.testkit.PolicyArbitraries;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema against the codec, in both directions. */
final class PolicySchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(PolicyCodec.jsonSchema());

    private static boolean schemaAccepts(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    private static boolean codecAccepts(String json) {
        return PolicyCodec.standard().decode("policy.json", json).isValid();
    }

    private static String policyOf(String rule) {
        return "{\"name\": \"p\", \"rules\": [" + rule + "]}";
    }

    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Property(tries = 200)
    void schema_everyEncodedPolicy_isAccepted(@ForAll("policies") FirewallPolicy policy, @ForAll WireForm form) {
        String json = PolicyCodec.standard().encode(policy, Format.JSON, form);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    /** What a schema's {@code \\S} takes for a space depends on who reads it; the codec refuses all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2003\t", "\ufeff", "\u200b", "\u001c"})
    void codec_nameThatShowsNothing_isRefused(String name) {
        FirewallPolicy policy = FirewallPolicy.builder(1, name).build();
        assertThat(PolicyCodec.standard().check(policy))
                .extracting(Issue::message)
                .containsExactly("the name must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": \"\\t\\n\"}",
                "{\"name\": \"p\", \"owner\": 1}",
                "{\"name\": \"p\", \"enabled\": \"yes\"}",
                "{\"name\": \"p\", \"default_verdict\": \"sanitize\"}",
                "{\"name\": \"p\", \"id\": -1}",
                "{\"name\": \"p\", \"rules\": {}}",
                "{\"name\": \"p\", \"shadow_mode\": null}"
            })
    void schemaAndCodec_faultyPolicy_bothRefuse(String json) {
        assertThat(schemaAccepts(json)).isFalse();
        assertThat(codecAccepts(json)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"verdict\": \"block\"}",
                "{\"verdict\": \"deny\", \"tool_glob\": \"x\"}",
                "{\"verdict\": \"deny\", \"priority\": 1.5}",
                "{\"verdict\": \"deny\", \"stage\": \"all\"}",
                "{\"verdict\": \"deny\", \"label\": null}",
                "{\"verdict\": \"sanitize\"}",
                "{\"verdict\": \"sanitize\", \"sanitize\": {\"presets\": []}}",
                "{\"verdict\": \"sanitize\", \"stage\": \"egress\", \"sanitize\": {\"presets\": [\"email\"]}}",
                "{\"verdict\": \"deny\", \"sanitize\": {\"presets\": [\"email\"]}}",
                "{\"verdict\": \"cap_cost\"}",
                "{\"verdict\": \"cap_cost\", \"cap_cost_cents\": -1}",
                "{\"verdict\": \"cap_cost\", \"cap_cost_cents\": 1, \"stage\": \"egress\"}",
                "{\"verdict\": \"allow\", \"cap_cost_cents\": 1}",
                "{\"verdict\": \"pending_approval\", \"stage\": \"response\"}",
                "{\"verdict\": \"pending_approval\", \"stage\": \"egress\"}",
                "{\"verdict\": \"deny\", \"egress\": {\"deny\": [\"a.test\"]}}",
                "{\"verdict\": \"deny\", \"stage\": \"mcp\", \"egress\": {\"deny\": [\"a.test\"]}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {\"deny\": [], \"allow\": []}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {\"deny\": [\"\"]}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {\"deny\": [\"a.test\"], \"on_opaque\": \"x\"}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {\"deny\": [\"a.test\"]}, \"egress_json\": \"{}\"}",
                "{\"verdict\": \"deny\", \"args_match\": {}, \"args_match_json\": \"{}\"}",
                "{\"verdict\": \"deny\", \"args_match_json\": \"\"}",
                "{\"verdict\": \"deny\", \"sequence\": {}}",
                "{\"verdict\": \"deny\", \"sequence\": {\"steps\": []}}",
                "{\"verdict\": \"deny\", \"sequence\": {\"steps\": [{}]}}",
                "{\"verdict\": \"deny\", \"sequence\": {\"window_seconds\": -1, \"steps\": [{\"match\": \"*\"}]}}",
                "{\"verdict\": \"deny\", \"sequence\": {\"steps\": [{\"match\": \"*\", \"min_count\": 0}]}}",
                "{\"verdict\": \"deny\", \"tool_name_glob\": \"x\", \"sequence\": {\"steps\": [{\"match\": \"*\"}]}}"
            })
    void schemaAndCodec_faultyRule_bothRefuse(String rule) {
        assertThat(schemaAccepts(policyOf(rule))).isFalse();
        assertThat(codecAccepts(policyOf(rule))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"path\": \"$.a\"}",
                "{\"op\": \"exists\"}",
                "{\"path\": \"a\", \"op\": \"exists\"}",
                "{\"path\": \"$.a\", \"op\": \"equals\", \"value\": 1}",
                "{\"path\": \"$.a\", \"op\": \"eq\"}",
                "{\"path\": \"$.a\", \"op\": \"eq\", \"value\": []}",
                "{\"path\": \"$.a\", \"op\": \"contains\", \"value\": 1}",
                "{\"path\": \"$.a\", \"op\": \"regex\", \"value\": \"\"}",
                "{\"path\": \"$.a\", \"op\": \"in\", \"value\": \"x\"}",
                "{\"path\": \"$.a\", \"op\": \"in\", \"value\": [[]]}",
                "{\"path\": \"$.a\", \"op\": \"gt\", \"value\": \"1\"}",
                "{\"path\": \"$.a\", \"op\": \"exists\", \"value\": false}",
                "{\"path\": \"$.a\", \"op\": \"cidr_match\", \"value\": \"10.0.0.0\"}",
                "{\"path\": \"$.a\", \"op\": \"host_in\", \"value\": 1}",
                "{\"path\": \"$.a\", \"op\": \"path_within\", \"value\": \"srv\"}",
                "{\"path\": \"$.a\", \"op\": \"exists\", \"why\": 1}",
                "{\"not\": {\"path\": \"$.a\", \"op\": \"exists\"}, \"path\": \"$.a\"}",
                "{\"not\": []}"
            })
    void schemaAndCodec_faultyClause_bothRefuse(String clause) {
        String json = policyOf("{\"verdict\": \"deny\", \"args_match\": {\"clauses\": [" + clause + "]}}");
        assertThat(schemaAccepts(json)).isFalse();
        assertThat(codecAccepts(json)).isFalse();
    }

    /** What only the codec can refuse: cross references, and texts with a grammar of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1, \"verdict\": \"deny\"}, {\"id\": 1, \"verdict\": \"deny\"}",
                "{\"policy_id\": 9, \"verdict\": \"deny\"}",
                "{\"verdict\": \"sanitize\", \"sanitize\": {\"presets\": [\"unknown\"]}}",
                "{\"verdict\": \"sanitize\", \"sanitize\": {\"custom\": [\"(\"]}}",
                "{\"verdict\": \"deny\", \"args_match\": {\"clauses\": [{\"path\": \"$..a\", \"op\": \"exists\"}]}}",
                "{\"verdict\": \"deny\", \"args_match\": {\"clauses\": [{\"path\": \"$\", \"op\": \"regex\", \"value\": \"(\"}]}}",
                "{\"verdict\": \"deny\", \"args_match\": {\"clauses\": [{\"path\": \"$\", \"op\": \"cidr_match\", \"value\": \"10.0.0.0/99\"}]}}",
                "{\"verdict\": \"deny\", \"args_match\": {\"clauses\": [{\"path\": \"$\", \"op\": \"path_within\", \"value\": \"/a/../b\"}]}}",
                "{\"verdict\": \"deny\", \"args_match_json\": \"{]\"}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress\": {\"deny\": [\"*\"]}}",
                "{\"verdict\": \"deny\", \"stage\": \"egress\", \"egress_json\": \"{}\"}"
            })
    void schemaAndCodec_faultBeyondASchema_onlyCodecRefuses(String rules) {
        assertThat(schemaAccepts(policyOf(rules))).isTrue();
        assertThat(codecAccepts(policyOf(rules))).isFalse();
    }
}
