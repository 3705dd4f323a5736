package org.chuangdai.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Progress of the load: one line that rewrites itself on a terminal, a line every tenth elsewhere. */
public class Progress {
    private static final int WIDTH = 30;
    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final long startedNanos = System.nanoTime();
    private int count;
    private int shown = -1;

    public Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    /** This many loans more. */
    void advance(int loans) {
        count += loans;
        int percent = (int) (100L * count / total);
        int step = terminal ? percent : percent / 10 * 10;
        if (step > shown) {
            shown = step;
            int filled = WIDTH * step / 100;
            show("[%s%s] %3d %%  %,d / %,d 笔贷款 · loans  %d s".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), step, count, total, seconds()));
        }
    }

    void phase(String name) {
        show("%s …  %d s".formatted(name, seconds()));
    }

    void done() {
        show("演示数据已就绪 · demo province loaded  %d s".formatted(seconds()));
        if (terminal) {
            out.println();
        }
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds();
    }

    private void show(String text) {
        if (terminal) {
            out.print("\r\033[K" + text);
            out.flush();
        } else {
            out.println(text);
        }
    }
}
