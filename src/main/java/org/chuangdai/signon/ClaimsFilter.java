package org.chuangdai.signon;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/** Cuts the claims of tokens out of what is logged: libraries repeat all of them when they refuse one, and among them may be a citizen's identity number. */
@LoggingFilter(name = "claims")
public final class ClaimsFilter implements Filter {
    private static final String MARK = "claims->";
    /** To the last brace: claims have braces and quotes of their own. */
    private static final Pattern CLAIMS = Pattern.compile(MARK + "\\{.*\\}", Pattern.DOTALL);
    private static final int CAUSES_MAX = 10;

    @Override
    public boolean isLoggable(LogRecord line) {
        String text = line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage();
        if (text != null && text.contains(MARK)) {
            String cut = CLAIMS.matcher(text).replaceAll(MARK + "…");
            line.setParameters(null);
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(cut, ExtLogRecord.FormatStyle.NO_FORMAT);
            } else {
                line.setMessage(cut);
            }
        }
        if (tells(line.getThrown())) {
            line.setThrown(null);
        }
        return true;
    }

    private static boolean tells(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(MARK)) {
                return true;
            }
        }
        return false;
    }
}
