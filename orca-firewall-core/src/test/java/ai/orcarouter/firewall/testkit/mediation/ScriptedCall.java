/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/**
 * A call that the scripted model asks for.
 *
 * @param id id of the call, unique in a script
 * @param tool name of the tool, as the model was told it
 * @param arguments the text that the model writes; meant to be a JSON object
 */
public record ScriptedCall(String id, String tool, String arguments) {}
