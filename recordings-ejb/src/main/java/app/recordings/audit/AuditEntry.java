package app.recordings.audit;

/**
 * What somebody did.
 *
 * @param who their name
 * @param address an IP address as text; null where no request came
 * @param action in words with dots, from the general to the particular: {@code job.retry}
 * @param subject whom or what it was done to: an id or a name; empty when there is no such
 * @param detail what else there is to know, a reason that was given for instance; without secrets and what was said in
 *     recordings
 */
public record AuditEntry(String who, String address, String action, String subject, String detail) {
    private static final int LONGEST = 2000;

    public AuditEntry {
        subject = cut(subject);
        detail = cut(detail);
    }

    private static String cut(String text) {
        if (text == null) {
            return "";
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }
}
