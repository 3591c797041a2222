package io.junicorn.patch;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The static method of the runtime that a call arrives at, and the rule that wants it. */
record Hook(PatchRule rule, ClassDesc owner, String method, MethodTypeDesc type) {}
