/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.workspace.DocumentCodec;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.ArrayList;
import java.util.List;

/** Reads, checks and compiles the documents of a workspace with what its engine was wired with. Immutable. */
final class WorkspaceDocuments implements DocumentCodec {
    private final EngineConfiguration configuration;
    private final PolicyCodec codec;
    private final Decider ungoverned;

    WorkspaceDocuments(EngineConfiguration configuration) {
        this.configuration = configuration;
        codec = PolicyCodec.builder()
                .limits(configuration.limits())
                .sanitizers(configuration.sanitizers().keySet())
                .build();
        ungoverned = configuration.decider(
                FirewallPolicy.builder(0, "").enabled(false).build());
    }

    /** A policy as somebody wrote it, JSON or YAML. */
    FirewallPolicy authored(String text) {
        return codec.decode("", text).policy();
    }

    SuffixGlob suffixes() {
        return configuration.suffixes();
    }

    @Override
    public FirewallPolicy policy(String json) {
        return codec.decode(".json", json).policy();
    }

    @Override
    public List<Issue> check(FirewallPolicy policy) {
        return configuration.validate(policy);
    }

    @Override
    public String encode(FirewallPolicy policy) {
        String json = codec.encode(policy, PolicyCodec.Format.JSON, PolicyCodec.WireForm.NATIVE);
        // Stored text may be longer than the author's; what could not be read back must not be stored.
        codec.decode(".json", json).policy();
        return json;
    }

    @Override
    public Decider program(FirewallPolicy policy) {
        List<Issue> errors = new ArrayList<>(check(policy));
        errors.removeIf(issue -> !issue.isError());
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
        return configuration.decider(policy);
    }

    @Override
    public Decider ungoverned() {
        return ungoverned;
    }

    @Override
    public AgentKey key(String json) {
        return AgentKeyCodec.decode(json);
    }

    @Override
    public String encode(AgentKey key) {
        return AgentKeyCodec.encode(key);
    }
}
