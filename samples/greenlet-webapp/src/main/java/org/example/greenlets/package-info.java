/** A web application whose servlets spawn greenlets: one for each call that they wait for. */
package org.example.greenlets;
