/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A workspace with something to report, in memory, at a fixed time. */
final class ReportWorld implements AutoCloseable {
    static final Actor VIEWER = new Actor("vic", Role.VIEWER);
    static final Actor DEVELOPER = new Actor("dee", Role.DEVELOPER);
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final ReportRequest MONTH = new ReportRequest("soc2", NOW.minus(Duration.ofDays(30)), NOW.plusSeconds(1));

    final MemoryConfigStore store = new MemoryConfigStore();
    final MemoryEventStore events = new MemoryEventStore();
    final InMemoryKeysets keysets = new InMemoryKeysets();
    final OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
            .configStore(store)
            .eventStore(events)
            .keysets(keysets)
            .freshness(Freshness.defaults().withEveryCall(true))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    /** A policy with two rules, a key, a server, a skill, three calls and a match. */
    static ReportWorld busy() {
        ReportWorld world = new ReportWorld();
        world.workspace
                .admin()
                .policies()
                .create(
                        DEVELOPER,
                        FirewallPolicy.builder(1, "house rules")
                                .isDefault(true)
                                .rules(List.of(
                                        FirewallRule.builder(1, Verdict.DENY)
                                                .label("no shell")
                                                .toolNameGlob("shell.*")
                                                .build(),
                                        FirewallRule.builder(2, Verdict.ALLOW)
                                                .label("reading")
                                                .toolNameGlob("crm.*")
                                                .build()))
                                .build());
        world.workspace
                .admin()
                .keys()
                .issue(ADMIN, AgentKey.builder(1, "build agent").build());
        world.put(
                DocumentKinds.MCP_SERVER,
                "files",
                "{\"id\":\"files\",\"transport\":\"http\",\"endpoint\":\"https://files.example:8443/mcp?token=s3cret\","
                        + "\"auth_mode\":\"bearer\",\"enabled\":true}");
        world.put(
                DocumentKinds.SKILL,
                "pdf-tools",
                "{\"name\":\"pdf-tools\",\"kind\":\"skill\",\"mode\":\"allow\",\"risk_score\":12}");
        world.call("crm.read");
        world.call("shell.exec");
        world.call("shell.exec");
        world.workspace
                .services()
                .record(Event.builder(EventKind.MATCH, NOW)
                        .surface("input")
                        .verdict("mask")
                        .policyName("PII Shield")
                        .ruleLabel("email")
                        .ruleType("pii")
                        .build());
        world.flush();
        return world;
    }

    void call(String tool) {
        ToolCall call = ToolCall.builder(tool)
                .arguments(Arguments.ofJson("{}"))
                .model("large-1")
                .provider("example")
                .build();
        workspace.mediate(CallContext.anonymous(), call);
    }

    void flush() {
        if (!workspace.flush(Duration.ofSeconds(60))) {
            throw new AssertionError("the events were not stored");
        }
    }

    /** Stores a document as another module would. */
    void put(String kind, String id, String json) {
        ConfigSnapshot base = store.read("acme");
        AuditAct act = new AuditAct(NOW, ADMIN, kind + "_update", kind, id, "", "{}");
        store.commit(
                "acme",
                new ConfigCommit(
                        base.revision(),
                        List.of(new ConfigDocument(
                                kind,
                                id,
                                base.document(kind, id)
                                                .map(ConfigDocument::version)
                                                .orElse(0L)
                                        + 1,
                                json,
                                ADMIN.id(),
                                NOW)),
                        AuditChain.append(base.auditHead(), List.of(act))));
    }

    ComplianceReports reports() {
        return ComplianceReports.builder(workspace).build();
    }

    /** The part of a section that the source of that name contributed. */
    static Map<?, ?> part(Report report, ReportSection section, String source) {
        for (Object part : list(section(report, section), "parts")) {
            if (part instanceof Map<?, ?> members && source.equals(members.get("source"))) {
                return members;
            }
        }
        throw new AssertionError("no part " + source + " in " + section);
    }

    static Map<?, ?> section(Report report, ReportSection wanted) {
        for (Object section : list(PlainValues.object(report.evidence()), "sections")) {
            if (section instanceof Map<?, ?> members && wanted.id().equals(members.get("id"))) {
                return members;
            }
        }
        throw new AssertionError("no section " + wanted);
    }

    static List<?> list(Map<?, ?> members, String name) {
        return (List<?>) Objects.requireNonNull(members.get(name));
    }

    static Map<?, ?> object(Map<?, ?> members, String name) {
        return (Map<?, ?>) Objects.requireNonNull(members.get(name));
    }

    static Map<?, ?> first(Map<?, ?> members, String name) {
        return (Map<?, ?>) list(members, name).get(0);
    }

    static byte[] bytes(Report report) {
        return report.evidence().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
