/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

/** The ways in which a host can put the guard around its tools; each has to do on its own. */
enum Style {
    /** Each tool, provider and resolver is wrapped by hand; the manager is Spring AI's own. */
    BY_HAND,
    /** Only the tool-calling manager is wrapped; tools and resolver are as they were. */
    MANAGER,
    /** Only an advisor of the client guards; tools, resolver and manager are as they were. */
    ADVISOR
}
