/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.compliance.Attestation;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePack;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.FrameworkReadiness;
import ai.orcarouter.firewall.compliance.PackChoice;
import ai.orcarouter.firewall.compliance.PackControl;
import ai.orcarouter.firewall.compliance.PackInstallation;
import ai.orcarouter.firewall.compliance.PackMode;
import ai.orcarouter.firewall.compliance.PackTargets;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.testkit.stores.CrashingConfigStore;
import ai.orcarouter.guardrails.PacksModel.Declared;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Packs installed, live, edited, joined, upgraded, attested and uninstalled in any order, against a model of names. */
class CompliancePacksProperties {
    private static final ComplianceCatalog CATALOG = ComplianceCatalog.standard();
    private static final List<String> PACKS = List.of("soc2", "hipaa", "gdpr");

    /** A second version of one pack, which masks what the first one blocks. */
    private static final String NEWER_SOC2 = """
            key: soc2
            name: SOC 2
            version: 2
            mapping: documented
            controls:
              - {id: pii_block, plane: guardrails, title: t, presets: [pii-shield]}
              - {id: logger, plane: guardrails, title: t, presets: [compliance-logger]}
              - {id: dispatch_audit, plane: firewall, title: t, rules: [{priority: 900, label: tool dispatch is recorded, stage: mcp, tool_name_glob: '*', verdict: audit}]}
            clauses:
              - {id: CC6.1, title: t, controls: [pii_block]}
              - {id: CC7.2, title: t, controls: [logger, dispatch_audit]}
              - {id: CC8.1, title: t, organizational: true}
              - {id: CC3.1, title: t, organizational: true}
            """;

    private static final ComplianceCatalog NEWER = ComplianceCatalog.of(List.of(
            ComplianceCatalog.read("soc2.yaml", NEWER_SOC2),
            CATALOG.find("hipaa").orElseThrow(),
            CATALOG.find("gdpr").orElseThrow()));
    private static final List<String> TARGETS = List.of("one", "two", "");

    enum Kind {
        INSTALL,
        GO_LIVE,
        OBSERVE,
        JOIN,
        UPGRADE,
        EDIT,
        ATTACH,
        ATTEST,
        REVOKE,
        UNINSTALL
    }

    record Op(Kind kind, int pack, int target, int detail) {}

    /** Where histories start: most of what can be done takes packs that are there. */
    private static final List<List<Op>> BEGINNINGS = List.of(
            List.of(),
            List.of(op(Kind.INSTALL, 0), op(Kind.INSTALL, 2)),
            List.of(op(Kind.INSTALL, 0), op(Kind.GO_LIVE, 0), op(Kind.INSTALL, 1), op(Kind.INSTALL, 2)),
            List.of(op(Kind.INSTALL, 2), op(Kind.GO_LIVE, 2), op(Kind.EDIT, 2), op(Kind.INSTALL, 0)),
            List.of(op(Kind.INSTALL, 1), op(Kind.INSTALL, 0), op(Kind.EDIT, 0)));

    private static Op op(Kind kind, int pack) {
        return new Op(kind, pack, 0, 4);
    }

    @Provide
    Arbitrary<List<Op>> histories() {
        Arbitrary<List<Op>> more = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.of(Kind.GO_LIVE, Kind.OBSERVE, Kind.JOIN, Kind.UPGRADE)),
                                Tuple.of(1, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9))
                .as(Op::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(10);
        return Combinators.combine(Arbitraries.of(BEGINNINGS), more)
                .as((first, then) ->
                        Stream.concat(first.stream(), then.stream()).toList());
    }

    @Property(tries = 20)
    void histories_goAsTheModelSays(@ForAll("histories") List<Op> ops) {
        try (Run run = new Run(new CrashingConfigStore())) {
            ops.forEach(run::step);
        }
    }

    @Property(tries = 20)
    void crash_leavesTheStateBeforeOrAfter(@ForAll("histories") List<Op> ops, @ForAll boolean after) {
        CrashingConfigStore store = new CrashingConfigStore();
        try (Run run = new Run(store);
                Run twin = new Run(new CrashingConfigStore())) {
            for (Op op : ops) {
                Map<String, String> before = run.contents();
                assertThat(twin.contents()).isEqualTo(before);
                boolean changes = twin.step(op) == null && !twin.contents().equals(before);
                store.crash(after ? CrashingConfigStore.Crash.AFTER : CrashingConfigStore.Crash.BEFORE);
                if (changes) {
                    assertThatThrownBy(() -> run.perform(op)).isInstanceOf(CrashingConfigStore.Crashed.class);
                    store.crash(CrashingConfigStore.Crash.NOT);
                    assertThat(run.contents()).isEqualTo(after ? twin.contents() : before);
                    return;
                }
                store.crash(CrashingConfigStore.Crash.NOT);
                run.step(op);
            }
        }
    }

    /** A workspace and its model. */
    private static final class Run implements AutoCloseable {
        final World world;
        CompliancePacks packs;
        final PacksModel model;
        final Map<String, Long> keys = new TreeMap<>();
        final long own;

        /** The documents that the matrix was last compared with. */
        private Map<String, String> matrixOf = Map.of();

        Run(CrashingConfigStore store) {
            world = new World(store, new MemoryEventStore());
            packs = CompliancePacks.of(world.workspace, CATALOG, world.guardrails.plane());
            world.byDefault(World.guardrail(PacksModel.FORMER));
            own = world.admin()
                    .create(ADMIN, World.guardrail(PacksModel.OWN))
                    .guardrail()
                    .id();
            for (String name : List.of("one", "two")) {
                AgentKey key = AgentKey.builder(0, name).build();
                keys.put(
                        name,
                        world.workspace.admin().keys().issue(ADMIN, key).key().id());
            }
            model = new PacksModel(declared(), List.of("one", "two"));
        }

        private static Map<String, List<List<Declared>>> declared() {
            Map<String, List<List<Declared>>> out = new LinkedHashMap<>();
            for (String name : PACKS) {
                List<List<Declared>> versions = new ArrayList<>();
                versions.add(declared(CATALOG.find(name).orElseThrow()));
                CompliancePack newer = NEWER.find(name).orElseThrow();
                if (newer.version() > 1) {
                    versions.add(declared(newer));
                }
                out.put(name, versions);
            }
            return out;
        }

        private static List<Declared> declared(CompliancePack pack) {
            List<Declared> out = new ArrayList<>();
            for (PackControl control : pack.controls()) {
                int place = 0;
                for (String preset : control.plane().equals("guardrails") ? control.presets() : List.<String>of()) {
                    List<GuardrailRule> rules = GuardrailPresets.find(preset)
                            .orElseThrow()
                            .guardrail()
                            .rules();
                    for (GuardrailRule rule : rules) {
                        String slot = pack.key() + "/" + control.id() + "#" + place++;
                        out.add(new Declared(slot, preset + "/" + rule.id(), rule.action()));
                    }
                }
            }
            return out;
        }

        @Nullable
        ErrorCode step(Op op) {
            Map<String, String> before = contents();
            ErrorCode expected = predict(op);
            ErrorCode outcome = null;
            try {
                perform(op);
            } catch (OrcaException e) {
                outcome = e.code();
            }
            assertThat(outcome).as(op.toString()).isEqualTo(expected);
            if (outcome != null) {
                assertThat(contents()).isEqualTo(before);
            }
            sound();
            return outcome;
        }

        private @Nullable ErrorCode predict(Op op) {
            String name = PACKS.get(op.pack());
            String target = TARGETS.get(op.target());
            PacksModel.Pack pack = model.packs.get(name);
            return switch (op.kind()) {
                case INSTALL -> model.install(name);
                case GO_LIVE -> model.goLive(name, target);
                case OBSERVE -> model.observe(name);
                case JOIN -> model.join(name, PACKS.get(op.target()));
                case UPGRADE -> model.upgrade(name);
                case UNINSTALL -> model.uninstall(name);
                case EDIT -> {
                    if (pack != null) {
                        pack.rules.get(op.detail() % pack.rules.size()).action = edited(op);
                    }
                    yield null;
                }
                case ATTACH -> {
                    if (!target.isEmpty()) {
                        String to = op.detail() % 3 == 0 && pack != null ? pack.id() : PacksModel.OWN;
                        model.governing.put(List.of("guardrails", target), to);
                    }
                    yield null;
                }
                case ATTEST -> {
                    model.attested.add(clause(op));
                    yield null;
                }
                case REVOKE -> model.attested.remove(clause(op)) ? null : ErrorCode.NOT_FOUND;
            };
        }

        private static GuardrailAction edited(Op op) {
            return op.detail() % 2 == 0 ? GuardrailAction.FLAG : GuardrailAction.MASK;
        }

        private static String clause(Op op) {
            return op.detail() % 2 == 0 ? "CC8.1" : "CC3.1";
        }

        void perform(Op op) {
            String name = PACKS.get(op.pack());
            String target = TARGETS.get(op.target());
            switch (op.kind()) {
                case INSTALL -> packs.install(ADMIN, PackChoice.of(name));
                case GO_LIVE ->
                    packs.goLive(
                            ADMIN,
                            name,
                            target.isEmpty() ? PackTargets.everyoneByDefault() : PackTargets.keys(key(target)));
                case OBSERVE -> packs.observe(ADMIN, name);
                case JOIN -> packs.join(ADMIN, name, PACKS.get(op.target()));
                case UPGRADE -> {
                    packs = CompliancePacks.of(world.workspace, NEWER, world.guardrails.plane());
                    matrixOf = Map.of();
                    packs.upgrade(ADMIN, name);
                }
                case UNINSTALL -> packs.uninstall(ADMIN, name);
                case EDIT -> edit(name, op);
                case ATTACH -> attach(name, target, op);
                case ATTEST -> packs.attest(ADMIN, "soc2", clause(op), "");
                case REVOKE -> packs.revoke(ADMIN, "soc2", clause(op));
            }
        }

        private void edit(String name, Op op) {
            Guardrail stored = guardrail(name);
            if (stored == null) {
                return;
            }
            List<GuardrailRule> rules = new ArrayList<>(stored.rules());
            GuardrailRule rule = rules.get(op.detail() % rules.size());
            rules.set(
                    op.detail() % rules.size(),
                    new GuardrailRule(rule.id(), rule.label(), rule.stage(), edited(op), "", false, rule.check()));
            world.admin().update(ADMIN, stored.toBuilder().rules(rules).build(), 0);
        }

        private long key(String name) {
            return Objects.requireNonNull(keys.get(name));
        }

        private void attach(String name, String target, Op op) {
            if (target.isEmpty()) {
                return;
            }
            Guardrail stored = guardrail(name);
            long to = op.detail() % 3 == 0 && stored != null ? stored.id() : own;
            AgentKey key = world.workspace.admin().keys().get(ADMIN, key(target));
            world.workspace
                    .admin()
                    .keys()
                    .update(ADMIN, key.toBuilder().guardrailId(to).build(), 0);
        }

        private @Nullable PackInstallation installed(String name) {
            return packs.installations(VIEWER).stream()
                    .filter(each ->
                            each.parts().stream().anyMatch(part -> part.key().equals(name)))
                    .findFirst()
                    .orElse(null);
        }

        private static long document(PackInstallation installation, String plane) {
            return installation.documents().stream()
                    .filter(each -> each.plane().equals(plane))
                    .mapToLong(each -> Long.parseLong(each.id()))
                    .findFirst()
                    .orElseThrow();
        }

        private @Nullable Guardrail guardrail(String name) {
            PackInstallation found = installed(name);
            return found == null
                    ? null
                    : world.admin().get(VIEWER, document(found, "guardrails")).guardrail();
        }

        /** Everything is as the model says, and the matrix as the raw documents say. */
        private void sound() {
            Map<String, String> names = new TreeMap<>(Map.of("guardrails/0", PacksModel.NONE, "firewall/0", "none"));
            names.put("guardrails/" + own, PacksModel.OWN);
            for (PackInstallation each : packs.installations(VIEWER)) {
                PacksModel.Pack pack = Objects.requireNonNull(model.packs.get(each.id()));
                assertThat(each.mode()).isEqualTo(pack.live ? PackMode.ENFORCE : PackMode.OBSERVE);
                assertThat(Objects.requireNonNull(guardrail(each.id())).rules())
                        .extracting(GuardrailRule::action)
                        .isEqualTo(pack.actions());
                assertThat(each.parts())
                        .extracting(PackInstallation.Part::key, PackInstallation.Part::version)
                        .isEqualTo(pack.versions.entrySet().stream()
                                .map(part -> tuple(part.getKey(), part.getValue()))
                                .toList());
                each.documents().forEach(document -> names.put(document.plane() + "/" + document.id(), each.id()));
            }
            assertThat(packs.installations(VIEWER))
                    .hasSize(model.installations().size());
            keys.forEach((name, id) -> {
                AgentKey key = world.workspace.admin().keys().get(ADMIN, id);
                assertThat(names.get("guardrails/" + key.guardrailId()))
                        .isEqualTo(model.governing.get(List.of("guardrails", name)));
                assertThat(names.get("firewall/" + key.firewallPolicyId()))
                        .isEqualTo(model.governing.get(List.of("firewall", name)));
            });
            names.put("guardrails/1", PacksModel.FORMER);
            assertThat(world.admin().list(VIEWER).stream()
                            .filter(GuardrailSummary::isDefault)
                            .map(each -> names.get("guardrails/" + each.id())))
                    .containsExactly(model.governing.get(List.of("guardrails", "")));
            List<PolicySummary> policies = world.workspace.admin().policies().list(VIEWER);
            assertThat(policies.stream()
                            .filter(PolicySummary::isDefault)
                            .map(each -> names.get("firewall/" + each.id()))
                            .findFirst()
                            .orElse(PacksModel.NONE))
                    .isEqualTo(model.governing.get(List.of("firewall", "")));
            assertThat(policies)
                    .allSatisfy(each -> assertThat(each.shadowMode())
                            .isEqualTo(
                                    !Objects.requireNonNull(model.packs.get(names.get("firewall/" + each.id()))).live));
            Set<String> attested = new TreeSet<>();
            packs.attestations(VIEWER).stream().map(Attestation::clause).forEach(attested::add);
            assertThat(attested).isEqualTo(model.attested);
            if (!matrixOf.isEmpty() && matrixOf.equals(contents())) {
                return;
            }
            matrixOf = contents();
            for (FrameworkReadiness each :
                    packs.readiness(VIEWER, PACKS, Duration.ofDays(1)).frameworks()) {
                new RawMatrix(world.config.read(WORKSPACE), model.version(each.framework())).check(each);
            }
        }

        /** Every document but what tells two processes apart: secrets of keys. */
        Map<String, String> contents() {
            Map<String, String> out = new TreeMap<>();
            ConfigSnapshot stored = world.config.read(WORKSPACE);
            stored.documents().forEach(document -> {
                String json = document.json().orElseThrow();
                if (document.kind().equals(DocumentKinds.KEY)) {
                    AgentKey key = AgentKeyCodec.decode(json);
                    json = key.guardrailId() + " " + key.firewallPolicyId() + " " + key.version();
                }
                out.put(document.kind() + "/" + document.id(), json);
            });
            return out;
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
