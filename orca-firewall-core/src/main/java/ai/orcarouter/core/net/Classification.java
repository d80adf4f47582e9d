/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

/**
 * What {@link AddressPolicy} says of one address, name or URL.
 *
 * @param blocked whether a connection there is refused
 * @param category stable word in snake case: {@code public}, {@code exempt}, or why it is blocked, such as
 *     {@code loopback}, {@code private}, {@code link_local}, {@code cloud_metadata}, {@code single_label} or
 *     {@code scheme}
 * @param note for people: the defining document, the service that lives there, or the reason of the exemption
 */
public record Classification(boolean blocked, String category, String note) {
    static final Classification PUBLIC = new Classification(false, "public", "");

    static Classification blocked(String category, String note) {
        return new Classification(true, category, note);
    }
}
