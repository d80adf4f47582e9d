/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Differences between the permissions that are declared, used and approved (skills.md 3.1, rules 601, 602, 604, 605). A
 * manifest without a list of permissions leaves none out.
 */
final class PermissionRules {
    private static final Set<String> STRONG = Set.of(Permissions.NETWORK, Permissions.EXEC, Permissions.CLIPBOARD);
    private static final Set<String> COMMON =
            Set.of(Permissions.NETWORK, Permissions.EXEC, Permissions.WRITE, Permissions.CLIPBOARD);

    /** Of one rule that many are told apart. */
    private static final int MAX_EACH = 100;

    private final Subject subject;
    private final Consumer<Observation> into;
    private final ScopePlaces places;
    private final Gaps gaps;
    private final Map<String, Integer> added = new HashMap<>();

    private PermissionRules(Subject subject, Gaps gaps, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
        this.gaps = gaps;
        places = new ScopePlaces(subject.files(), gaps);
    }

    /** Hands the differences that matter to {@code into}. */
    static void compare(Subject subject, Approved approved, Gaps gaps, Consumer<Observation> into) {
        PermissionRules rules = new PermissionRules(subject, gaps, into);
        Manifest manifest = subject.manifest();
        if (manifest.onlyPermissions() || approved.permissions() != null) {
            Map<String, SourceSpan> used = Permissions.used(subject);
            rules.approved(approved, used);
            if (manifest.onlyPermissions()) {
                rules.declared(used);
            }
        }
    }

    private void approved(Approved approved, Map<String, SourceSpan> used) {
        if (approved.permissions() == null) {
            return;
        }
        Set<String> asked = new TreeSet<>(subject.manifest().permissions());
        asked.addAll(used.keySet());
        asked.stream()
                .filter(name -> !approved.permissions().test(name)
                        && !approved.permissions().test(Permissions.kind(name)))
                .forEach(name -> add(
                        "602",
                        FindingSeverity.HIGH,
                        1.0,
                        "has a permission that the operator did not approve: " + name,
                        name,
                        used.get(name)));
    }

    private void declared(Map<String, SourceSpan> used) {
        Set<String> declared = subject.manifest().permissions();
        used.forEach((kind, place) -> {
            if (!Permissions.covers(declared, kind)) {
                add(
                        "601",
                        STRONG.contains(kind) ? FindingSeverity.HIGH : FindingSeverity.MEDIUM,
                        0.8,
                        "uses a permission that it does not declare: " + kind,
                        kind,
                        place);
            }
        });
        boolean code = subject.files().stream().anyMatch(file -> file.kind().segment() == SegmentKind.SCRIPT);
        for (String permission : declared) {
            String kind = Permissions.kind(permission);
            if (kind.equals(Permissions.ALL)) {
                add("604", FindingSeverity.MEDIUM, 0.8, "declares every permission: " + permission, permission, null);
            } else if (code && COMMON.contains(kind) && !used.containsKey(kind)) {
                add(
                        "605",
                        FindingSeverity.LOW,
                        0.5,
                        "declares a permission that no program uses: " + permission,
                        permission,
                        null);
            }
        }
    }

    /** Looks for the place where none is given. */
    private void add(
            String rule,
            FindingSeverity severity,
            double confidence,
            String message,
            String what,
            @Nullable SourceSpan place) {
        if (added.merge(rule, 1, Integer::sum) > MAX_EACH) {
            gaps.tell(Gaps.FINDINGS, "", "more permissions that are not as they should be than are told apart");
        } else {
            into.accept(new Observation(
                    subject.pack().rule("ORCA-SK-" + rule),
                    severity,
                    confidence,
                    message,
                    place == null ? places.of(what) : place,
                    what,
                    List.of(),
                    List.of()));
        }
    }
}
