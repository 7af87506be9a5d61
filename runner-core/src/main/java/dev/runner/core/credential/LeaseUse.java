package dev.runner.core.credential;

import java.time.Duration;

/**
 * One use of a credential, from the moment it was lent.
 *
 * @param account the account's name; of a credential that a plugin made, the plugin's id in
 *     parentheses
 * @param held how long it was held
 * @param waited how long it was waited for
 * @param beside how many others of the same account list were held when it was lent, itself
 *     included
 * @param holder who had it
 */
public record LeaseUse(String account, Duration held, Duration waited, int beside, String holder) {}
