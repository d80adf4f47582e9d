/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.skills.SkillSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an agent reaches its tools and its user. One thread at a time. */
interface Hands extends AutoCloseable {
    /**
     * Something that stopped a call or an answer, or changed it.
     *
     * @param seen what the model, or the user, got to see instead
     */
    record Stop(Layer layer, String seen) {}

    /** Calls a tool; what the model reads of it. */
    String call(String tool, Map<String, ?> arguments);

    /** What the tools that are offered by servers say about themselves. */
    List<String> descriptions();

    /** Says something to the user, piece by piece. */
    void say(List<String> pieces);

    /** Says that the server's tools changed, as it would itself. */
    void toolsChanged();

    /** Has a person approve what is held; whether anything was. */
    boolean approve();

    /** Installs a skill that brings a tool. */
    void install(String skill, String tool, SkillSource source);

    /** What was stopped last; empty when nothing was. */
    Optional<Stop> stopped();

    @Override
    void close();
}
