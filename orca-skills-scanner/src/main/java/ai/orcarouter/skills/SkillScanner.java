/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.pass.Approved;
import ai.orcarouter.skills.internal.pass.Correlation;
import ai.orcarouter.skills.internal.pass.FlowPass;
import ai.orcarouter.skills.internal.pass.InventoryPass;
import ai.orcarouter.skills.internal.pass.LurePass;
import ai.orcarouter.skills.internal.pass.ManifestPass;
import ai.orcarouter.skills.internal.pass.NamePass;
import ai.orcarouter.skills.internal.pass.Observation;
import ai.orcarouter.skills.internal.pass.OrphanPass;
import ai.orcarouter.skills.internal.pass.PatternPass;
import ai.orcarouter.skills.internal.pass.ReferencePass;
import ai.orcarouter.skills.internal.pass.ScopeRules;
import ai.orcarouter.skills.internal.pass.Scopes;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.pass.ToolTextPass;
import ai.orcarouter.skills.internal.pass.UnicodePass;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.internal.score.ContentScorer;
import ai.orcarouter.skills.internal.score.FindingMaker;
import ai.orcarouter.skills.internal.score.Judged;
import ai.orcarouter.skills.internal.score.ProductScorer;
import ai.orcarouter.skills.internal.source.ContentHash;
import ai.orcarouter.skills.internal.source.FileTree;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.SecretMask;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.ContentScore;
import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ScanLimits;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SkillScope;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Scans an installable capability - a skill, an MCP server, a plugin, a package - to findings, a band and a mode
 * (REFERENCE section 6, SEMANTICS section 9).
 *
 * <p>A scan is a function of the files and of what the builder was told: it uses no clock, no locale, no network and no
 * file but those of the source, runs nothing, and gives equal reports for equal files. Time is linear in the size of
 * the files, which the {@link ScanLimits} bound.
 *
 * <p>It sees what files say and do, not what they are for: prose whose harm depends on intent, what is fetched at run
 * time, and names that imitate others without a list of them are out of its reach. That is what the rules of each call,
 * sequences and approvals are for.
 *
 * <p>Immutable and thread-safe.
 */
public final class SkillScanner {
    private final RulePack pack;
    private final ScanLimits limits;
    private final SkillOrigin origin;
    private final boolean signed;
    private final Approved approved;
    private final List<String> knownTools;
    private final List<String> knownSkills;
    private final @Nullable SkillBaseline baseline;
    private final LocalDate today;

    private SkillScanner(Builder from) {
        pack = RulePack.standard();
        limits = from.limits;
        origin = from.origin;
        signed = from.signed;
        approved = new Approved(from.approvedHosts, from.approvedTools, from.approvedPaths, from.approvedPermissions);
        knownTools = from.knownTools;
        knownSkills = from.knownSkills;
        baseline = from.baseline;
        today = from.today;
    }

    /** A scanner with the rules and limits that ship with it. */
    public static SkillScanner standard() {
        return builder().build();
    }

    /** A builder that starts from the default limits, a private origin and no list of approved hosts. */
    public static Builder builder() {
        return new Builder();
    }

    /** The version of the rules. */
    public String ruleset() {
        return pack.version();
    }

    /**
     * Scans a capability.
     *
     * @throws IOException when the source cannot be read at all; a file of it that cannot be read is a finding instead
     */
    public SkillReport scan(SkillSource source) throws IOException {
        return scan(source.read(limits));
    }

    /**
     * Scans a capability and takes the lines around each finding with it, for people.
     *
     * @throws IOException when the source cannot be read at all
     */
    public SkillExamination examine(SkillSource source) throws IOException {
        Subject subject = Subject.of(source.read(limits), pack, limits);
        SkillReport report = report(subject, ContentHash.of(subject.tree()), stated());
        return Excerpts.of(subject, report);
    }

    private SkillReport scan(FileTree tree) {
        return report(Subject.of(tree, pack, limits), ContentHash.of(tree), stated());
    }

    /** Scans with what a registry knows about the capability in place of what the builder was told. */
    SkillReport scan(SkillSource source, Function<String, Stated> facts) throws IOException {
        FileTree tree = source.read(limits);
        String hash = ContentHash.of(tree);
        return report(Subject.of(tree, pack, limits), hash, facts.apply(hash));
    }

    private Stated stated() {
        return new Stated(origin, signed, 0);
    }

    private SkillReport report(Subject subject, String hash, Stated stated) {
        List<Observation> observations = new ArrayList<>();
        Gaps gaps = new Gaps();
        InventoryPass.run(subject, observations::add);
        UnicodePass.run(subject, observations::add);
        PatternPass.run(subject, gaps, observations::add);
        FlowPass.run(subject, gaps, observations::add);
        ReferencePass.run(subject, observations::add);
        OrphanPass.run(subject, observations::add);
        LurePass.run(subject, gaps, observations::add);
        ManifestPass.run(subject, observations::add);
        NamePass.run(subject, knownSkills, observations::add);
        ToolTextPass.run(subject, knownTools, observations::add);
        Scopes.Uses uses = Scopes.used(subject, approved, gaps);
        SkillScope used = uses.scope();
        ScopeRules.compare(subject, uses, approved, gaps, observations::add);
        SecretMask mask = SecretMask.of(subject.files());
        List<Observation> together = FindingMaker.distinct(Correlation.apply(subject, gaps, observations), gaps);
        InventoryPass.tell(subject, gaps, together::add);
        List<SkillFinding> all = FindingMaker.of(subject, FindingMaker.distinct(together, gaps), mask);
        String name = subject.manifest().name().isEmpty()
                ? subject.tree().name()
                : subject.manifest().name();
        Judged accepted = Accepted.of(all, name, hash, baseline, today);
        List<SkillFinding> findings = FindingMaker.shown(accepted.findings());
        ContentScore content = ContentScorer.of(findings, pack);
        ProductScore product = ProductScorer.of(
                subject, used, accepted, stated.origin(), stated.signed(), approved.hosts(), stated.reputation(), mask);
        Band band = content.band().stricter(product.band());
        List<String> open = InventoryPass.gaps(subject, gaps);
        if (!open.isEmpty()) {
            band = band.stricter(Band.MEDIUM);
        }
        SkillMode mode = band.mode().stricter(product.verdict().mode());
        if (stated.origin() == SkillOrigin.AUTO_DETECTED) {
            mode = mode.stricter(SkillMode.QUARANTINE);
        }
        return new SkillReport(
                pack.version(),
                name,
                subject.manifest().version(),
                subject.manifest().format(),
                hash,
                Scopes.declared(subject.manifest()),
                used,
                findings,
                content,
                product,
                band,
                mode,
                Scripts.of(subject),
                ToldTexts.of(subject.manifest()),
                accepted.suppressed(),
                open);
    }

    /**
     * What is known about a capability besides its files.
     *
     * @param origin where the host says it came from
     * @param signed whether a signature of a trusted publisher over its content verifies
     * @param reputation points that experience adds to the product score
     */
    record Stated(SkillOrigin origin, boolean signed, int reputation) {}

    /** Chooses what a scanner knows. Not thread-safe. */
    public static final class Builder {
        private ScanLimits limits = ScanLimits.defaults();
        private SkillOrigin origin = SkillOrigin.PRIVATE;
        private boolean signed;
        private @Nullable Predicate<String> approvedHosts;
        private @Nullable Predicate<String> approvedTools;
        private @Nullable Predicate<String> approvedPaths;
        private @Nullable Predicate<String> approvedPermissions;
        private List<String> knownTools = List.of();
        private List<String> knownSkills = List.of();
        private @Nullable SkillBaseline baseline;
        private LocalDate today = LocalDate.MIN;

        private Builder() {}

        /** The bounds of a scan. */
        public Builder limits(ScanLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /** Where the host says that the capability came from (SEMANTICS 9.1). */
        public Builder origin(SkillOrigin from) {
            origin = Objects.requireNonNull(from, "from");
            return this;
        }

        /** Whether the host verified a signature of a trusted publisher over the files (SEMANTICS 9.1). */
        public Builder signed(boolean verified) {
            signed = verified;
            return this;
        }

        /**
         * The hosts that the operator approves: names, {@code *.example.com} for all names below example.com, addresses
         * and CIDR blocks. Any other host that the capability uses is then a finding of severity high.
         */
        public Builder approvedHosts(List<String> hosts) {
            approvedHosts = Approved.hosts(hosts);
            return this;
        }

        /**
         * The tools that the operator approves, with {@code *} for any characters. Any other tool that the capability
         * declares, lists or uses is then a finding of severity high.
         */
        public Builder approvedTools(List<String> tools) {
            approvedTools = Approved.globs(tools);
            return this;
        }

        /**
         * The folders that the operator approves, each with what is below it; {@code ~} is the user's own. Any other
         * path of the user or the system that the capability's code names is then a finding of severity high.
         */
        public Builder approvedPaths(List<String> roots) {
            approvedPaths = Approved.roots(roots);
            return this;
        }

        /**
         * The permissions that the operator approves, with {@code *} for any characters: names as manifests write them,
         * or the kinds {@code network}, {@code exec}, {@code write} and {@code clipboard}. Any other permission that
         * the capability declares, or that its programs use, is then a finding of severity high.
         */
        public Builder approvedPermissions(List<String> permissions) {
            approvedPermissions = Approved.globs(permissions);
            return this;
        }

        /**
         * The names of the tools that the agent has already. A tool of the capability that is named like one of them,
         * or whose text speaks of one, is then a finding: it may stand in for it, or change how it is used.
         */
        public Builder knownTools(Collection<String> names) {
            knownTools = List.copyOf(names);
            return this;
        }

        /**
         * The names of skills that the operator knows. A capability whose name is easily taken for one of them, and is
         * another, is then a finding: one letter apart, or by look-alike letters and digits.
         */
        public Builder knownSkills(Collection<String> names) {
            knownSkills = List.copyOf(names);
            return this;
        }

        /**
         * Findings that were accepted: they are reported apart and count for nothing.
         *
         * @param accepted what was accepted; never taken from inside what is scanned
         * @param on the day by which entries expire
         */
        public Builder baseline(SkillBaseline accepted, LocalDate on) {
            baseline = Objects.requireNonNull(accepted, "accepted");
            today = Objects.requireNonNull(on, "on");
            return this;
        }

        /** The scanner. */
        public SkillScanner build() {
            return new SkillScanner(this);
        }
    }
}
