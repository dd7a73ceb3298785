import 'nutgraf/inline';
