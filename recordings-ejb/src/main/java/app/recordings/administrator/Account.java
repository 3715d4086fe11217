package app.recordings.administrator;

import java.util.UUID;

/**
 * What tells whether somebody is who they say.
 *
 * @param totpSecret null without one
 * @param totpConfirmed whether a one-time password is asked for
 * @param totpStep the last step of time whose password was used
 * @param isBlocked whether no password is looked at now
 */
record Account(
        UUID id,
        String name,
        String passwordHash,
        byte[] totpSecret,
        boolean totpConfirmed,
        long totpStep,
        boolean isBlocked) {}
