/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.Collection;
import java.util.TreeMap;

/**
 * What of a package a scan did not look at to its end. Whatever stops before the end of something says so here, once
 * for each kind and file, so that no bound is silent: a scan with gaps is not complete, and each is a finding. Not
 * thread-safe.
 */
public final class Gaps {
    /** More matches, flows or definitions than are looked at. */
    public static final String WORK = "work";
    /** More names than are kept and compared. */
    public static final String SCOPE = "scope";
    /** Encodings that are more or deeper than are taken off. */
    public static final String ENCODED = "encoded";
    /** More findings of a kind than are told apart. */
    public static final String FINDINGS = "findings";

    /**
     * One of them.
     *
     * @param kind what stopped
     * @param file path of the file, may be empty for the package
     * @param why for people
     */
    public record Gap(String kind, String file, String why) {}

    private final TreeMap<String, Gap> told = new TreeMap<>();

    /** Says that something was not looked at to its end. */
    public void tell(String kind, String file, String why) {
        told.putIfAbsent(kind + '\n' + file, new Gap(kind, file, why));
    }

    /** All of them, by kind and file. */
    public Collection<Gap> all() {
        return told.values();
    }
}
