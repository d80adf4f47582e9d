/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

/** What can stop an attack. */
enum Layer {
    /** The screen of what tools return. */
    RESULT_SCREEN("screen of results"),
    /** The scan of what tools say about themselves. */
    TOOL_SCAN("scan of tools"),
    /** The pin of what tools were when they were approved. */
    SCHEMA_PIN("pin of tools"),
    /** A rule about destinations. */
    EGRESS("egress rule"),
    /** The check of the address at the moment of the connection. */
    DIAL_GUARD("dial guard"),
    /** A rule that rewrites arguments. */
    SANITIZER("sanitizer"),
    /** A rule about a chain of calls. */
    SEQUENCE("sequence rule"),
    /** A hold that a person lifts for one call. */
    APPROVAL("approval"),
    /** A budget of a run. */
    BUDGET("budget"),
    /** The mode of the skill that owns the tool. */
    SKILL("skill gate"),
    /** The screen of what the agent says. */
    ANSWER_SCREEN("screen of answers"),
    /** Any other rule. */
    POLICY("rule");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** The name in the table. */
    String label() {
        return label;
    }
}
