/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A label that a value carries, and how it came there.
 *
 * @param label what it is
 * @param detail the variable, host or parameter; empty when the label says all
 * @param step the newest place on its way
 */
public record Taint(Label label, String detail, Step step) {
    /** Of one label that many are told apart, by their details; no label takes the room of another. */
    private static final int EACH = 16;

    private boolean same(Taint other) {
        return label == other.label && detail.equals(other.detail);
    }

    /** Adds one that is not there yet. */
    static void add(List<Taint> into, Taint one) {
        int alike = 0;
        for (Taint known : into) {
            if (known.same(one)) {
                return;
            }
            alike += known.label == one.label ? 1 : 0;
        }
        if (alike < EACH) {
            into.add(one);
        } else if (one.label != Label.URL) { // fewer hosts make nothing look better
            add(into, new Taint(Label.MORE, "", one.step));
        }
    }

    /** Both, each label once. */
    static List<Taint> union(List<Taint> first, List<Taint> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<Taint> out = new ArrayList<>(first);
        second.forEach(one -> add(out, one));
        return List.copyOf(out);
    }

    /** The same one place further on. */
    Taint moved(Script script, int start, int end) {
        return new Taint(label, detail, step.then(script, start, end));
    }

    /** All of them one place further on. */
    static List<Taint> moved(List<Taint> taints, Script script, int start, int end) {
        if (taints.isEmpty()) {
            return taints;
        }
        List<Taint> out = new ArrayList<>(taints.size());
        for (Taint one : taints) {
            out.add(one.moved(script, start, end));
        }
        return out;
    }

    static boolean has(List<Taint> taints, Label label) {
        for (Taint one : taints) {
            if (one.label == label) {
                return true;
            }
        }
        return false;
    }
}
