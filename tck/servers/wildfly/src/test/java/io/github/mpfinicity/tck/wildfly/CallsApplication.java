package io.github.mpfinicity.tck.wildfly;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The endpoints of the archive. */
@ApplicationPath("calls")
public class CallsApplication extends Application {}
