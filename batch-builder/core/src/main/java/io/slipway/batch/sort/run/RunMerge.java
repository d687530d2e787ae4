package io.slipway.batch.sort.run;

import io.slipway.batch.sort.order.Duplicates;
import io.slipway.batch.sort.order.RowCursor;
import io.slipway.batch.sort.order.RowViews;
import io.slipway.batch.sort.page.RowBytes;
import io.slipway.batch.sort.page.RowLayout;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Several sorted cursors as one, one row a key: the one of the greatest rank, then value. Compared by the
 * first eight bytes of the keys where these differ. Owns the cursors. Not thread-safe.
 */
public final class RunMerge implements RowCursor {
    private final RowCursor[] cursors;
    private final Duplicates duplicates;
    private final long[] prefix;
    private final boolean[] ended;
    private final LoserTree tree;
    private byte[] lastKey = new byte[64];
    private int lastKeyLength;
    private boolean started;

    public RunMerge(List<? extends RowCursor> cursors, Duplicates duplicates) {
        if (cursors.isEmpty()) {
            throw new IllegalArgumentException("Cannot merge runs: there is none");
        }
        this.cursors = cursors.toArray(RowCursor[]::new);
        this.duplicates = duplicates;
        this.prefix = new long[cursors.size()];
        this.ended = new boolean[cursors.size()];
        this.tree = new LoserTree(cursors.size(), this::isBefore);
    }

    @Override
    public boolean next() {
        if (!started) {
            start();
        } else if (!ended[tree.winner()]) {
            rememberKey();
            advance();
        }
        while (!ended[tree.winner()] && isLastKeyAgain()) {
            duplicates.add(page(), at() + RowLayout.HEADER_BYTES, RowLayout.keyLength(page(), at()), 1);
            advance();
        }
        return !ended[tree.winner()];
    }

    @Override
    public ByteBuffer page() {
        return cursors[tree.winner()].page();
    }

    @Override
    public int at() {
        return cursors[tree.winner()].at();
    }

    @Override
    public RowViews views() {
        return cursors[tree.winner()].views();
    }

    @Override
    public void close() {
        for (RowCursor cursor : cursors) {
            cursor.close();
        }
    }

    private void start() {
        started = true;
        for (int i = 0; i < cursors.length; i++) {
            read(i);
        }
        tree.build();
    }

    private void advance() {
        read(tree.winner());
        tree.replayWinner();
    }

    private void read(int cursor) {
        RowCursor it = cursors[cursor];
        if (it.next()) {
            int keyLength = RowLayout.keyLength(it.page(), it.at());
            prefix[cursor] = RowBytes.prefix(it.page(), it.at() + RowLayout.HEADER_BYTES, keyLength);
        } else {
            ended[cursor] = true;
            prefix[cursor] = -1;
        }
    }

    private boolean isBefore(int left, int right) {
        int byPrefix = Long.compareUnsigned(prefix[left], prefix[right]);
        if (byPrefix != 0) {
            return byPrefix < 0;
        }
        if (ended[left] || ended[right]) {
            return !ended[left];
        }
        int byKey = compareKeys(cursors[left], cursors[right]);
        return byKey != 0 ? byKey < 0 : isWorthMore(cursors[left], cursors[right]);
    }

    private static int compareKeys(RowCursor left, RowCursor right) {
        return RowBytes.compare(
                left.page(),
                left.at() + RowLayout.HEADER_BYTES,
                RowLayout.keyLength(left.page(), left.at()),
                right.page(),
                right.at() + RowLayout.HEADER_BYTES,
                RowLayout.keyLength(right.page(), right.at()));
    }

    private static boolean isWorthMore(RowCursor left, RowCursor right) {
        return RowBytes.compareWorth(left.page(), left.at(), right.page(), right.at()) > 0;
    }

    private void rememberKey() {
        lastKeyLength = RowLayout.keyLength(page(), at());
        if (lastKey.length < lastKeyLength) {
            lastKey = new byte[lastKeyLength * 2];
        }
        page().get(at() + RowLayout.HEADER_BYTES, lastKey, 0, lastKeyLength);
    }

    private boolean isLastKeyAgain() {
        return RowLayout.keyLength(page(), at()) == lastKeyLength
                && RowBytes.equal(page(), at() + RowLayout.HEADER_BYTES, lastKey, lastKeyLength);
    }
}
