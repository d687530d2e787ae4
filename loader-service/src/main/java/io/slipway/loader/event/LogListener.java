package io.slipway.loader.event;

import io.slipway.loader.event.LoaderEvent.Alarm;
import io.slipway.loader.event.LoaderEvent.RequestFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every event as one line: news at info, alarms as warnings, what nobody foresaw with its trace. */
public final class LogListener implements LoaderListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.slipway.loader");

    @Override
    public void on(LoaderEvent event) {
        if (event instanceof RequestFailed failed) {
            LOG.error(failed.line(), failed.cause());
        } else if (event instanceof Alarm) {
            LOG.warn(event.line());
        } else {
            LOG.info(event.line());
        }
    }
}
