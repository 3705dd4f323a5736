package org.chuangdai.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of an uploaded file. Its encoding is the one declared, or decided at the first bytes beyond ASCII: UTF-8 where they are nearly
 * all well-formed UTF-8, else GB18030 as spreadsheet programs write it in China. What cannot be decoded becomes U+FFFD and is reported by cell.
 */
final class TextSource extends Reader {
    private static final int WINDOW_BYTES = 65_536;

    private final InputStream in;
    private final byte[] window = new byte[WINDOW_BYTES];
    private int start;
    private int end;
    private boolean atBeginning = true;
    private Reader decoded;

    private TextSource(InputStream in) {
        this.in = in;
    }

    /** Opens a file; {@code declared} is null when nobody named the encoding. */
    static Reader open(InputStream in, String declared) {
        return declared == null || declared.isBlank() ? new TextSource(in) : decode(in, TextCharset.named(declared));
    }

    private static Reader decode(InputStream in, Charset charset) {
        return new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        if (decoded == null && start == end) {
            start = 0;
            end = Math.max(0, in.read(window));
            if (end == 0) {
                return -1;
            }
        }
        if (decoded == null && window[start] < 0) {
            decide();
        }
        if (decoded != null) {
            return decoded.read(out, offset, length);
        }
        int count = 0;
        while (count < length && start < end && window[start] >= 0) {
            out[offset + count++] = (char) window[start++];
        }
        atBeginning = false;
        return count;
    }

    private void decide() throws IOException {
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        start = 0;
        end += in.readNBytes(window, end, WINDOW_BYTES - end);
        Charset charset = atBeginning && (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) ? StandardCharsets.UTF_16 : likelier();
        decoded = decode(new SequenceInputStream(new ByteArrayInputStream(window, 0, end), in), charset);
    }

    private boolean startsWith(int first, int second) {
        return end > 1 && (window[0] & 0xFF) == first && (window[1] & 0xFF) == second;
    }

    /** A damaged UTF-8 file must not be taken for GB18030, in which nearly any bytes mean something: so the better count wins, not the first error. */
    private Charset likelier() {
        int[] utf8 = count(true);
        if (utf8[1] == 0 || utf8[0] > 4 * utf8[1]) {
            return StandardCharsets.UTF_8;
        }
        int[] gb = count(false);
        return gb[0] > 4 * gb[1] ? TextCharset.GB18030 : StandardCharsets.UTF_8;
    }

    /** Well-formed and malformed characters beyond ASCII in the window; one that the window cuts counts as neither. */
    private int[] count(boolean utf8) {
        int good = 0;
        int bad = 0;
        int at = 0;
        while (at < end) {
            if (window[at] >= 0) {
                at++;
                continue;
            }
            int length = utf8 ? utf8Length(at) : gbLength(at);
            if (length > end - at) {
                break;
            }
            if (length == 0) {
                bad++;
                at++;
            } else {
                good++;
                at += length;
            }
        }
        return new int[] {good, bad};
    }

    private int utf8Length(int at) {
        int lead = window[at] & 0xFF;
        int length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        for (int i = 1; i < length && at + i < end; i++) {
            if ((window[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private int gbLength(int at) {
        int lead = window[at] & 0xFF;
        if (lead == 0x80 || lead == 0xFF) {
            return 0;
        }
        if (at + 1 >= end) {
            return 2;
        }
        int trail = window[at + 1] & 0xFF;
        if (trail >= 0x30 && trail <= 0x39) {
            return 4;
        }
        return trail >= 0x40 && trail != 0x7F && trail != 0xFF ? 2 : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
