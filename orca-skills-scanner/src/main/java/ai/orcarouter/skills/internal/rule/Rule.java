/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.model.ThreatClass;

/**
 * What a rule is about, whether data or code finds it.
 *
 * @param id {@code ORCA-SK-201}
 * @param title what it is about, in a few words
 * @param threat the class of threat
 * @param remediation what to do about a finding
 * @param executable whether it counts as code rather than prose in the parts of the score
 */
public record Rule(String id, String title, ThreatClass threat, String remediation, boolean executable) {}
