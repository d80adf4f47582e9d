/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

/** Takes note of capabilities that are not registered. Called while a call is judged: quick, and never throws. */
@FunctionalInterface
interface Sightings {
    /** One was seen. */
    void seen(Sighting sighting);
}
